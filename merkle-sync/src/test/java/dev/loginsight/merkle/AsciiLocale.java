package dev.loginsight.merkle;

import java.nio.file.Files;
import java.nio.file.Path;

/** The other process of {@link SourcePathsTest}: lists a root, finds each file again, and asks who wrote its first line. */
final class AsciiLocale {
    private AsciiLocale() {}

    public static void main(String[] arguments) {
        Path root = Path.of(arguments[0]);
        ScanResult result = new SourceScanner(root, ScanOptions.DEFAULT).scan(Snapshot.NONE, ScanListener.SILENT);
        try (GitHistory history = GitHistory.open(root).orElseThrow()) {
            for (SourceFile file : result.tree().files()) {
                boolean exists = SourcePaths.resolve(root, file.path())
                        .filter(Files::isRegularFile)
                        .isPresent();
                String subject =
                        history.lastCommit(file.path(), 1, 1).orElseThrow().subject();
                System.out.println(file.path() + " " + exists + " " + subject);
            }
        }
        result.skipped().forEach(skipped -> System.out.println("skipped " + skipped));
    }
}
