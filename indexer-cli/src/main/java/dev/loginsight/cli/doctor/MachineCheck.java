package dev.loginsight.cli.doctor;

import dev.loginsight.cli.console.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Java runtime, git, and the home folder. */
final class MachineCheck {
    private static final long TIGHT = 1L << 30;
    private static final long TOO_TIGHT = 100L << 20;

    private MachineCheck() {}

    static List<Finding> findings(Path home) {
        return List.of(java(), git(), home(home));
    }

    private static Finding java() {
        return Finding.ok(
                "java",
                "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ") at "
                        + System.getProperty("java.home"));
    }

    /** History is read without the program; a missing one only means there is probably no history to read. */
    private static Finding git() {
        try {
            Process git = new ProcessBuilder("git", "--version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0) {
                return Finding.ok("git", said);
            }
            return Finding.note("git", "`git --version` failed: " + said, null);
        } catch (IOException e) {
            return Finding.note("git", "there is no git program; commits are read without it", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.note("git", "the check was interrupted", null);
        }
    }

    static Finding home(Path home) {
        try {
            Files.createDirectories(home);
            Files.delete(Files.createTempFile(home, "doctor", ".tmp"));
        } catch (IOException e) {
            return Finding.broken(
                    "home",
                    home + " cannot be written (" + Reason.of(e) + ")",
                    "give yourself permission to it, or point LOGINSIGHT_HOME at a folder of your own");
        }
        return space(home);
    }

    private static Finding space(Path home) {
        long free = home.toFile().getUsableSpace();
        String detail = "%s is writable, %,d MB free".formatted(home, free >> 20);
        String remedy = "free some space, or point LOGINSIGHT_HOME at another disk";
        if (free < TOO_TIGHT) {
            return Finding.broken("home", detail, remedy);
        }
        return free < TIGHT ? Finding.note("home", detail, remedy) : Finding.ok("home", detail);
    }
}
