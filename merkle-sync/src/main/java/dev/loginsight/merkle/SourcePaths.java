package dev.loginsight.merkle;

import dev.loginsight.merkle.ignore.FileNames;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** From the paths of an index, which are text, to files, whose names are bytes: UTF-8 whatever the locale says. */
public final class SourcePaths {
    private SourcePaths() {}

    /**
     * The file that a path of an index stands for.
     *
     * @param file as in {@link SourceFile#path()}
     * @return empty when the path cannot be one of an index: absolute, with a segment that is empty, {@code .} or {@code ..}, with a NUL.
     *     The file need not exist, and a link on the way may lead out of the root: whoever reads must look
     */
    public static Optional<Path> resolve(Path root, String file) {
        boolean odd = file.isEmpty()
                || file.indexOf('\0') >= 0
                || Arrays.stream(file.split("/", -1))
                        .anyMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
        if (odd) {
            return Optional.empty();
        }
        try {
            Path path = FileNames.isSafe(file)
                    ? root.resolve(file)
                    : Path.of(URI.create(slashAtEnd(root.toUri().toString()) + percentEncoded(file)));
            return path.startsWith(root) && !path.equals(root) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String percentEncoded(String file) {
        return URLEncoder.encode(file, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static String slashAtEnd(String uri) {
        return uri.endsWith("/") ? uri : uri + "/";
    }
}
