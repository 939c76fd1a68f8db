package dev.loginsight.cli.serve;

import dev.loginsight.broker.BrokerException;
import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.console.CliFailure;
import java.io.UncheckedIOException;
import org.springframework.boot.web.server.PortInUseException;

/** Finds the one sentence in what Spring throws, which wraps its causes many times. */
final class StartFailures {
    private StartFailures() {}

    static RuntimeException explained(Throwable failure, Settings settings) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
            if (String.valueOf(cause.getMessage()).contains("No space left")) {
                return new CliFailure(
                        "no space is left for the home %s or for temporary files in %s; free some"
                                .formatted(settings.home(), System.getProperty("java.io.tmpdir")),
                        failure);
            }
            switch (cause) {
                case CliFailure known -> {
                    return known;
                }
                case PortInUseException port -> {
                    return Listening.refused(settings.bind(), port.getPort(), port);
                }
                case BrokerException broker -> {
                    return new CliFailure(String.valueOf(broker.getMessage()), failure);
                }
                case UncheckedIOException io -> {
                    return new CliFailure(String.valueOf(io.getMessage()), failure);
                }
                default -> {
                    // Our own exceptions speak in sentences; what caused them does not.
                    if (cause.getClass().getName().startsWith("dev.loginsight.")) {
                        return new CliFailure(String.valueOf(cause.getMessage()), failure);
                    }
                }
            }
        }
        return new CliFailure("serve could not start: " + root.getMessage() + "; --verbose shows where", failure);
    }
}
