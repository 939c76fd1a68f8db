package dev.loginsight.bench.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A copy of a tree without its git history, so that a file of it can be changed. */
final class TreeCopy {
    private final Path root;
    private final Path file;

    private TreeCopy(Path root, Path file) {
        this.root = root;
        this.file = file;
    }

    /** @throws IOException also when the tree has no file to change */
    static TreeCopy of(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (directory.endsWith(".git")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(source.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !file.endsWith(".git")) {
                    Files.copy(file, target.resolve(source.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return new TreeCopy(target, median(target));
    }

    Path root() {
        return root;
    }

    /** Puts an empty line into the middle of a file of middling size, of the kind that the tree has most of. */
    void change() throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        int middle = text.indexOf('\n', text.length() / 2) + 1;
        Files.writeString(file, text.substring(0, middle) + "\n" + text.substring(middle), StandardCharsets.ISO_8859_1);
    }

    private static Path median(Path root) throws IOException {
        Map<String, List<Path>> kinds;
        try (Stream<Path> walk = Files.walk(root)) {
            kinds = walk.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .collect(Collectors.groupingBy(TreeCopy::ending));
        }
        List<Path> most = kinds.values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow(() -> new IOException(root + " holds no file with anything in it"));
        List<Path> sorted = new ArrayList<>(most);
        sorted.sort(Comparator.comparingLong((Path file) -> file.toFile().length())
                .thenComparing(Comparator.naturalOrder()));
        return sorted.get(sorted.size() / 2);
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
