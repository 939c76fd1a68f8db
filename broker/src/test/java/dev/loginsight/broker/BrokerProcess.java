package dev.loginsight.broker;

import java.nio.file.Path;

/** A broker in a process of its own, so that a test can kill it: prints its address and then lives on. */
final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] args) {
        System.out.println(EmbeddedBroker.start(Path.of(args[0]), 0).bootstrapServers());
    }
}
