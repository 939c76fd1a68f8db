package dev.loginsight.index.indexing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * The files of the store's last commit, noted in {@code index.json}: comparing them with the folder shows that some are gone, cut
 * short or overwritten, without opening the store (about a millisecond for the index of 100,000 lines).
 *
 * @param states by file name
 */
public record StoreFiles(SortedMap<String, State> states) {
    private static final Pattern FILE = Pattern.compile("([^=]+)=(\\d{1,18}):(\\p{XDigit}{8})");

    /** How much of a file is mapped at a time. */
    private static final long WINDOW = 1L << 30;

    public StoreFiles {
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
    }

    /**
     * @param size in bytes
     * @param checksum CRC-32C of the content
     */
    record State(long size, int checksum) {
        static State of(Path file) throws IOException {
            CRC32C checksum = new CRC32C();
            try (FileChannel channel = FileChannel.open(file)) {
                long size = channel.size();
                for (long from = 0; from < size; from += WINDOW) {
                    checksum.update(channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(WINDOW, size - from)));
                }
                return new State(size, (int) checksum.getValue());
            }
        }
    }

    /** Notes the states that files of these names have now. */
    static StoreFiles in(Path lucene, Iterable<String> names) {
        SortedMap<String, State> states = new TreeMap<>();
        try {
            for (String name : names) {
                states.put(name, State.of(lucene.resolve(name)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + lucene + ": " + e.getMessage(), e);
        }
        return new StoreFiles(states);
    }

    /** What is wrong with the files in this folder, as the end of a sentence; empty when they are as noted. */
    Optional<String> damage(Path lucene) {
        List<String> wrong = new ArrayList<>();
        states.forEach((name, state) -> wrong(lucene.resolve(name), state).ifPresent(wrong::add));
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        String others = wrong.size() == 1 ? "" : ", and %,d more files are damaged".formatted(wrong.size() - 1);
        return Optional.of(wrong.getFirst() + others);
    }

    private static Optional<String> wrong(Path file, State expected) {
        String name = "its file " + file.getFileName();
        try {
            long size = Files.size(file);
            if (size != expected.size) {
                return Optional.of("%s has %,d bytes and should have %,d".formatted(name, size, expected.size));
            }
            return State.of(file).equals(expected)
                    ? Optional.empty()
                    : Optional.of(name + " was overwritten: its checksum is not that of the last run");
        } catch (NoSuchFileException e) {
            return Optional.of(name + " is gone");
        } catch (IOException e) {
            return Optional.of(name + " cannot be looked at (" + e.getMessage() + ")");
        }
    }

    /** On one line: {@code _0.cfs=4711:09ab12cd segments_2=320:0815affe}. */
    String encoded() {
        return states.entrySet().stream()
                .map(file -> "%s=%d:%08x".formatted(file.getKey(), file.getValue().size, file.getValue().checksum))
                .collect(Collectors.joining(" "));
    }

    /** @throws IllegalArgumentException with half a sentence, if it is something else */
    static StoreFiles decoded(String text) {
        SortedMap<String, State> states = new TreeMap<>();
        for (String file : text.split(" ")) {
            Matcher parts = FILE.matcher(file);
            if (!parts.matches()) {
                throw new IllegalArgumentException("no files under store");
            }
            states.put(
                    parts.group(1),
                    new State(Long.parseLong(parts.group(2)), Integer.parseUnsignedInt(parts.group(3), 16)));
        }
        return new StoreFiles(states);
    }
}
