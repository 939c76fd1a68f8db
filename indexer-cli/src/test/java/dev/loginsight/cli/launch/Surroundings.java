package dev.loginsight.cli.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A home, a PATH and JDKs that answer with their own name instead of running anything. */
final class Surroundings {
    private static final Path LAUNCHER = Path.of("..", "loginsight").toAbsolutePath();

    final Path root;
    final Path home;
    final Path bin;
    private final Map<String, String> env = new HashMap<>();

    Surroundings(Path root) throws IOException {
        this.root = root;
        this.home = Files.createDirectories(root.resolve("home"));
        this.bin = Files.createDirectories(root.resolve("bin"));
        env.put("HOME", home.toString());
        env.put("PATH", bin + ":/usr/bin:/bin");
        env.put("LOGINSIGHT_CACHE", "never");
    }

    record Result(int exit, String out, String err) {}

    Surroundings with(String name, String value) {
        env.put(name, value);
        return this;
    }

    /** A JDK of that version whose java prints the version and its own arguments. */
    Path jdk(Path folder, String version) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(
                folder.resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_RUNTIME_VERSION=\"" + version + "+1\"\nJAVA_VERSION=\"" + version
                        + "\"\n");
        script(folder.resolve("bin/java"), """
                for a in "$@"; do
                    case $a in -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*) echo made > "${a#*=}" ;; esac
                done
                printf '%s' "java VERSION"
                for a in "$@"; do printf ' <%s>' "$a"; done
                exit ${FAKE_EXIT:-0}
                """.replace("VERSION", version));
        return folder;
    }

    /** The launcher beside a program, as in an installed copy. */
    Path installed(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("loginsight.jar"), "");
        Files.writeString(folder.resolve("commands.jar"), "");
        return launcher(folder);
    }

    /** The launcher in a checkout with one module, not built. */
    Path checkout(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("core/src/main/java"));
        Files.createDirectories(folder.resolve("indexer-cli"));
        Files.createDirectories(folder.resolve("examples/shop/src/main/java"));
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.writeString(folder.resolve("core/src/main/java/A.java"), "class A {}");
        Files.writeString(folder.resolve("core/src/main/java/B.java"), "class B {}");
        return launcher(folder);
    }

    private static Path launcher(Path folder) throws IOException {
        return Files.copy(LAUNCHER, folder.resolve("loginsight"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** A mvn that notes each call in {@code mvn-calls} and then does what the shell lines say. */
    void maven(Path checkout, String lines) throws IOException {
        script(
                bin.resolve("mvn"),
                "echo \"$@\" >> '" + root + "/mvn-calls'\ncd '" + checkout + "' || exit 9\n" + lines);
    }

    /** What a build that works does. */
    static final String BUILD =
            "sleep 0.05; mkdir -p core/target examples/shop/target indexer-cli/target/loginsight && echo built > indexer-cli/target/loginsight/loginsight.jar";

    int mavenCalls() throws IOException {
        Path calls = root.resolve("mvn-calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    static void script(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Result run(Path launcher, String... args) throws IOException, InterruptedException {
        return finish(start(root, launcher.toString(), args));
    }

    Process start(Path directory, String launcher, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(env);
        Path out = Files.createTempFile(root, "out", ".txt");
        builder.redirectOutput(out.toFile());
        builder.redirectError(Path.of(out + ".err").toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Process process = builder.start();
        outputs.put(process, out);
        return process;
    }

    private final Map<Process, Path> outputs = new HashMap<>();

    Result finish(Process process) throws IOException, InterruptedException {
        int exit = process.waitFor();
        Path out = outputs.get(process);
        return new Result(
                exit,
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(Path.of(out + ".err"), StandardCharsets.UTF_8));
    }
}
