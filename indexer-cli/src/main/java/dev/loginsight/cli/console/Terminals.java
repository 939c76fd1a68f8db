package dev.loginsight.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells which of the process's streams are terminals. The launcher knows and says so in {@code -Dloginsight.terminals=12} (the
 * descriptors that are terminals); without it Linux is asked, then {@link System#console()}, which sees input and output only together.
 */
final class Terminals {
    static final String PROPERTY = "loginsight.terminals";

    private Terminals() {}

    static boolean isTerminal(int descriptor) {
        String told = System.getProperty(PROPERTY);
        if (told != null) {
            return told.indexOf('0' + descriptor) >= 0;
        }
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException e) {
                return false;
            }
        }
        return System.console() != null;
    }
}
