package dev.loginsight.bench.embed;

import dev.loginsight.bench.Commands;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.index.chunk.Chunker;
import dev.loginsight.index.embed.StaticEmbedder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How many chunks a second one core embeds. */
@Command(
        name = "embed",
        mixinStandardHelpOptions = true,
        description = {
            "Embeds the chunks of directories on one thread, over and over, and prints chunks a second of each round.",
            "The first rounds run uncompiled, as a short process does; the last ones are what a long run reaches."
        })
public final class EmbedCommand implements Callable<Integer> {
    private static final long LARGEST_FILE = 1L << 20;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "The trees whose chunks are embedded.")
    private List<Path> directories = List.of();

    @Option(names = "--launcher", hidden = true, description = "Not used here.")
    private Path launcher = Path.of("loginsight");

    @Option(names = "--rounds", defaultValue = "8", description = "Rounds over all chunks (default ${DEFAULT-VALUE}).")
    private int rounds = 8;

    public static void main(String[] args) {
        System.exit(Commands.execute(new EmbedCommand(), args));
    }

    @Override
    public Integer call() throws IOException {
        List<String> texts = texts();
        long characters = texts.stream().mapToLong(String::length).sum();
        if (texts.isEmpty()) {
            System.err.println("There is nothing to embed in " + directories + ".");
            return 1;
        }
        StaticEmbedder embedder = StaticEmbedder.load();
        System.out.printf("%,d chunks, %,d characters on average%n", texts.size(), characters / texts.size());
        for (int round = 1; round <= rounds; round++) {
            long began = System.nanoTime();
            int vectors = 0;
            for (String text : texts) {
                vectors += embedder.embedCode(List.of(text)).size();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "round %d: %,8.0f chunks/s, %6.1f MB/s%n", round, vectors / seconds, characters / seconds / 1e6);
        }
        return 0;
    }

    /** What the indexer would embed, but for the rules of what is listed: a hidden folder and large or binary files are left out. */
    private List<String> texts() throws IOException {
        Chunker chunker = new Chunker();
        List<String> texts = new ArrayList<>();
        for (Path directory : directories) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String path = directory.relativize(file).toString().replace('\\', '/');
                    if (!path.startsWith(".") && !path.contains("/.") && Files.size(file) <= LARGEST_FILE) {
                        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                        if (text.indexOf('\0') < 0) {
                            chunker.chunk(path, text).chunks().stream()
                                    .map(CodeChunk::embeddingText)
                                    .forEach(texts::add);
                        }
                    }
                }
            }
        }
        return texts;
    }
}
