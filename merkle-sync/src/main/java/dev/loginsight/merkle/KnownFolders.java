package dev.loginsight.merkle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Directories of dependencies, build output and caches that are unmistakable without any rule. A name alone counts only where nobody
 * gives it to code of their own; {@code target}, {@code build} or {@code vendor} need a witness beside or inside them.
 */
final class KnownFolders {
    private static final Set<String> DEPENDENCIES = Set.of(
            "node_modules",
            "bower_components",
            "jspm_packages",
            "site-packages",
            ".m2",
            ".ivy2",
            ".pnpm-store",
            ".yarn");
    private static final Set<String> VERSION_CONTROL = Set.of(".hg", ".svn", ".bzr", ".jj", "CVS");
    private static final Set<String> CACHES = Set.of(
            "__pycache__",
            ".gradle",
            ".tox",
            ".nox",
            ".mypy_cache",
            ".pytest_cache",
            ".ruff_cache",
            ".eggs",
            ".idea",
            ".metals",
            ".bloop",
            ".terraform",
            ".next",
            ".nuxt",
            ".svelte-kit",
            ".angular",
            ".parcel-cache",
            ".turbo",
            ".nyc_output",
            ".scannerwork",
            ".loginsight");

    /** The first bytes of the file that marks a directory as a cache (bford.info/cachedir). */
    private static final String CACHE_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55";

    private KnownFolders() {}

    /** Why a directory is left out, or null. Dependencies are left out even where git tracks them: they are not the user's own code. */
    record Finding(SkipReason reason, String detail) {}

    /**
     * @param beside the names in the directory that holds this one
     * @param inside the names in this one
     */
    static @Nullable Finding judge(Path dir, String name, Set<String> beside, Set<String> inside) {
        if (VERSION_CONTROL.contains(name)) {
            return new Finding(SkipReason.BUILD_OUTPUT, "another version control system's own files");
        }
        if (DEPENDENCIES.contains(name)) {
            return new Finding(SkipReason.DEPENDENCIES, "installed packages");
        }
        if (CACHES.contains(name)) {
            return new Finding(SkipReason.BUILD_OUTPUT, "a tool's own files");
        }
        Finding dependencies = dependencies(name, beside, inside);
        return dependencies != null ? dependencies : output(dir, name, beside, inside);
    }

    private static @Nullable Finding dependencies(String name, Set<String> beside, Set<String> inside) {
        if (inside.contains("pyvenv.cfg")) {
            return new Finding(SkipReason.DEPENDENCIES, "a Python environment: it has pyvenv.cfg");
        }
        if (name.equals("vendor")) {
            boolean go = inside.contains("modules.txt") && beside.contains("go.mod");
            boolean php = inside.contains("autoload.php") && inside.contains("composer");
            boolean ruby = inside.contains("bundle") && beside.contains("Gemfile");
            return go || php || ruby ? new Finding(SkipReason.DEPENDENCIES, "vendored packages") : null;
        }
        return name.equals("Pods") && beside.contains("Podfile")
                ? new Finding(SkipReason.DEPENDENCIES, "installed pods")
                : null;
    }

    private static @Nullable Finding output(Path dir, String name, Set<String> beside, Set<String> inside) {
        if (inside.contains("CACHEDIR.TAG") && isCache(dir.resolve("CACHEDIR.TAG"))) {
            return new Finding(SkipReason.BUILD_OUTPUT, "marked as a cache by CACHEDIR.TAG");
        }
        String witness = switch (name) {
            case "target" -> first(beside, "pom.xml", "build.sbt", "Cargo.toml", "project.clj");
            case "build" ->
                first(
                        beside,
                        "build.gradle",
                        "build.gradle.kts",
                        "settings.gradle",
                        "settings.gradle.kts",
                        "CMakeLists.txt",
                        "setup.py",
                        "pubspec.yaml");
            case "obj" ->
                beside.stream()
                        .filter(file ->
                                file.endsWith(".csproj") || file.endsWith(".fsproj") || file.endsWith(".vbproj"))
                        .sorted()
                        .findFirst()
                        .orElse(null);
            case "_build" -> first(beside, "mix.exs", "dune-project");
            default -> null;
        };
        return witness == null ? null : new Finding(SkipReason.BUILD_OUTPUT, "build output beside " + witness);
    }

    private static @Nullable String first(Set<String> names, String... wanted) {
        for (String name : wanted) {
            if (names.contains(name)) {
                return name;
            }
        }
        return null;
    }

    private static boolean isCache(Path tag) {
        try (InputStream in = Files.newInputStream(tag, LinkOption.NOFOLLOW_LINKS)) {
            byte[] head = in.readNBytes(CACHE_SIGNATURE.length());
            return new String(head, StandardCharsets.US_ASCII).equals(CACHE_SIGNATURE);
        } catch (IOException e) {
            return false;
        }
    }
}
