package dev.loginsight.merkle;

import dev.loginsight.merkle.Classifier.Result;
import dev.loginsight.merkle.Remembered.Accepted;
import dev.loginsight.merkle.Remembered.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a file once, for its hash, its text and the decision whether it is indexed at all. */
final class ContentReader {
    private static final int HEAD = 8192;
    /** A file that is being written is read again this often; then its last content counts, and the next scan reads it anew. */
    private static final int ATTEMPTS = 3;

    /** @param text null when refused */
    record Read(Remembered outcome, @Nullable String text) {
        static Read refused(FileStat stat, SkipReason reason, String detail) {
            return new Read(new Refused(stat, reason, detail), null);
        }
    }

    private final long maxBytes;

    ContentReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    Read read(Candidate candidate) {
        try {
            FileStat before = candidate.stat();
            for (int attempt = 1; ; attempt++) {
                long now = FileStat.now();
                byte[] bytes = bytes(candidate, before.size());
                FileStat after = FileStat.of(candidate.file());
                if (after.equals(before)) {
                    return judge(candidate.path(), bytes, after.trusted(now));
                }
                if (attempt == ATTEMPTS) {
                    return judge(candidate.path(), bytes, FileStat.UNKNOWN);
                }
                before = after;
            }
        } catch (NoSuchFileException e) {
            return Read.refused(FileStat.UNKNOWN, SkipReason.VANISHED, "gone since its directory was listed");
        } catch (IOException | OutOfMemoryError e) {
            return Read.refused(FileStat.UNKNOWN, SkipReason.UNREADABLE, Problem.of(e));
        }
    }

    /** All bytes; of a file that is binary by its head, only those; of one that grew too large, one more than allowed. */
    private byte[] bytes(Candidate candidate, long expected) throws IOException {
        try (InputStream in = Files.newInputStream(candidate.file(), LinkOption.NOFOLLOW_LINKS)) {
            byte[] head = in.readNBytes(HEAD);
            if (head.length < HEAD || head.length > maxBytes || Classifier.isBinary(head, head.length)) {
                return head;
            }
            byte[] bytes = Arrays.copyOf(head, (int) Math.clamp(expected + 1, HEAD + 1, maxBytes + 1));
            int length = HEAD;
            while (true) {
                length += in.readNBytes(bytes, length, bytes.length - length);
                if (length < bytes.length || length > maxBytes) {
                    return Arrays.copyOf(bytes, length);
                }
                bytes = Arrays.copyOf(bytes, (int) Math.min(2L * length, maxBytes + 1));
            }
        }
    }

    private Read judge(String path, byte[] bytes, FileStat stat) {
        if (bytes.length > maxBytes) {
            return Read.refused(
                    FileStat.UNKNOWN,
                    SkipReason.TOO_LARGE,
                    "it grew beyond the %,d bytes indexed at most".formatted(maxBytes));
        }
        Result result = Classifier.classify(path, bytes, bytes.length);
        if (result.refusal() != null) {
            return Read.refused(
                    stat, result.refusal().reason(), result.refusal().detail());
        }
        SourceFile file = new SourceFile(path, bytes.length, ContentHash.of(bytes));
        return new Read(new Accepted(stat, file, result.note()), result.text());
    }
}
