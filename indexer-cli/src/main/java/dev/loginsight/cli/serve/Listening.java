package dev.loginsight.cli.serve;

import dev.loginsight.cli.console.CliFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Finds out early whether we could listen, before seconds have gone into starting the rest. */
final class Listening {
    private Listening() {}

    static InetAddress address(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new CliFailure("bind must be an address of this machine, not \"" + bind + "\"", e);
        }
    }

    static void requirePossible(String bind, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address(bind), port));
        } catch (IOException e) {
            throw refused(bind, port, e);
        }
    }

    static CliFailure refused(String bind, int port, Exception cause) {
        String why = String.valueOf(cause.getMessage());
        if (why.contains("in use")) {
            return new CliFailure(
                    "port %d on %s is in use by another program; stop it, or choose another with --port (0 takes a free one)"
                            .formatted(port, bind),
                    cause);
        }
        return new CliFailure(
                "cannot listen on %s:%d (%s); choose another port with --port, or another address with bind"
                        .formatted(bind, port, why),
                cause);
    }
}
