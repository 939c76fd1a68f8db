package dev.loginsight.index.indexing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of the store's last commit, noted in {@code index.json}: comparing them with the folder shows that some are gone or cut
 * short, without opening the store. Content that was overwritten in place shows only when the store is opened.
 *
 * @param sizes bytes by file name
 */
public record StoreFiles(SortedMap<String, Long> sizes) {
    public StoreFiles {
        sizes = Collections.unmodifiableSortedMap(new TreeMap<>(sizes));
    }

    /** Notes the sizes that files of these names have now. */
    static StoreFiles in(Path lucene, Iterable<String> names) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        try {
            for (String name : names) {
                sizes.put(name, Files.size(lucene.resolve(name)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + lucene + ": " + e.getMessage(), e);
        }
        return new StoreFiles(sizes);
    }

    /** What is wrong with the files in this folder, as the end of a sentence; empty when they are as noted. */
    Optional<String> damage(Path lucene) {
        List<String> wrong = new ArrayList<>();
        sizes.forEach((name, size) -> wrong(lucene.resolve(name), size).ifPresent(wrong::add));
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        String others = wrong.size() == 1 ? "" : ", and %,d more files are damaged".formatted(wrong.size() - 1);
        return Optional.of(wrong.getFirst() + others);
    }

    private static Optional<String> wrong(Path file, long expected) {
        try {
            long size = Files.size(file);
            return size == expected
                    ? Optional.empty()
                    : Optional.of("its file %s has %,d bytes and should have %,d"
                            .formatted(file.getFileName(), size, expected));
        } catch (NoSuchFileException e) {
            return Optional.of("its file " + file.getFileName() + " is gone");
        } catch (IOException e) {
            return Optional.of("its file " + file.getFileName() + " cannot be looked at (" + e.getMessage() + ")");
        }
    }

    /** On one line: {@code _0.cfs=4711 segments_2=320}. */
    String encoded() {
        return sizes.entrySet().stream()
                .map(file -> file.getKey() + "=" + file.getValue())
                .collect(Collectors.joining(" "));
    }

    /** @throws IllegalArgumentException with half a sentence, if it is something else */
    static StoreFiles decoded(String text) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        for (String file : text.split(" ")) {
            int equals = file.indexOf('=');
            if (equals < 1 || !file.substring(equals + 1).matches("\\d{1,18}")) {
                throw new IllegalArgumentException("no files under store");
            }
            sizes.put(file.substring(0, equals), Long.valueOf(file.substring(equals + 1)));
        }
        return new StoreFiles(sizes);
    }
}
