package dev.loginsight.index.indexing;

import dev.loginsight.core.code.EmbeddingModel;
import dev.loginsight.index.store.IndexMismatchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and replaces {@code index.json}. */
final class IdentityFile {
    private IdentityFile() {}

    /**
     * @param root of the repository, for messages
     * @throws IndexMismatchException if there is a file that this version cannot understand; with a cause if it is damaged, without
     *     one if it is of another version
     */
    static Optional<IndexIdentity> load(Path file, Path root) {
        String text = "";
        try {
            text = Files.readString(file);
            return Optional.of(parse(FlatJson.parse(text)));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException | MalformedInputException e) {
            throw misunderstood(file, root, text, e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** A later version may write what this one cannot parse; its number comes first in every version. */
    private static IndexMismatchException misunderstood(Path file, Path root, String text, Exception e) {
        Matcher format = Pattern.compile("\\A\\s*\\{\\s*\"format\"\\s*:\\s*(\\d{1,9})\\b")
                .matcher(text);
        if (format.find() && Long.parseLong(format.group(1)) != IndexIdentity.FORMAT) {
            return IndexIdentity.otherFormat(root, Long.parseLong(format.group(1)));
        }
        String reason = e instanceof MalformedInputException ? "it is not UTF-8" : e.getMessage();
        return new IndexMismatchException(
                "The index description " + file + " is damaged (" + reason
                        + "); build the index anew with: loginsight index " + ShellWord.of(root),
                new IllegalArgumentException(reason, e));
    }

    private static IndexIdentity parse(Map<String, Object> json) {
        EmbeddingModel model =
                new EmbeddingModel(text(json, "model"), text(json, "modelVersion"), (int) number(json, "dimensions"));
        return new IndexIdentity(
                (int) number(json, "format"),
                text(json, "chunker"),
                model,
                Path.of(text(json, "root")),
                text(json, "merkleRoot"),
                (int) number(json, "files"),
                number(json, "chunks"),
                number(json, "generation"),
                number(json, "unfinished"),
                json.get("store") instanceof String store ? StoreFiles.decoded(store) : null,
                json.get("commit") instanceof String commit ? commit : null,
                Instant.parse(text(json, "indexedAt")));
    }

    private static String text(Map<String, Object> json, String key) {
        if (json.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no text under " + key);
    }

    private static long number(Map<String, Object> json, String key) {
        if (json.get(key) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("no number under " + key);
    }

    /** At every instant, also after a crash, the file holds one whole description. */
    static void save(IndexIdentity identity, Path file) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("format", (long) identity.format());
        json.put("chunker", identity.chunker());
        json.put("model", identity.model().name());
        json.put("modelVersion", identity.model().version());
        json.put("dimensions", (long) identity.model().dimensions());
        json.put("root", identity.root().toString());
        json.put("merkleRoot", identity.merkleRoot());
        json.put("files", (long) identity.files());
        json.put("chunks", identity.chunks());
        json.put("generation", identity.generation());
        json.put("unfinished", identity.unfinished());
        json.put("store", identity.store() == null ? null : identity.store().encoded());
        json.put("commit", identity.commit());
        json.put("indexedAt", identity.indexedAt().toString());
        replace(file, FlatJson.write(json).getBytes(StandardCharsets.UTF_8));
    }

    private static void replace(Path file, byte[] content) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
