package dev.loginsight.index.indexing;

import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.index.chunk.Chunked;
import dev.loginsight.index.chunk.Chunker;
import dev.loginsight.merkle.FileNote;
import dev.loginsight.merkle.ScanListener;
import dev.loginsight.merkle.SourceText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The changed files of one run: the scanner's threads bring them here, they are cut and embedded in those threads and handed to
 * the writer. A file that cannot be cut is set aside and never stops the others.
 */
final class Refresh implements ScanListener {
    private final Chunker chunker = new Chunker();
    private final @Nullable Supplier<CodeStore> held;
    private final Vectors vectors;
    private final StoreWriter writer;
    private final Runnable begin;
    private final ProgressCount progress;
    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private final Map<String, String> failed = new ConcurrentSkipListMap<>();
    private final Map<String, String> problems = new ConcurrentSkipListMap<>();
    private final LongAdder written = new LongAdder();
    private final LongAdder replaced = new LongAdder();

    /**
     * @param held the store, if it holds older generations
     * @param begin called before anything is written, by any thread and more than once
     */
    Refresh(
            @Nullable Supplier<CodeStore> held,
            Vectors vectors,
            StoreWriter writer,
            Runnable begin,
            ProgressCount progress) {
        this.held = held;
        this.vectors = vectors;
        this.writer = writer;
        this.begin = begin;
        this.progress = progress;
    }

    @Override
    public void listed(int files, int toRead, long bytesToRead) {
        progress.listed(toRead);
    }

    @Override
    public void content(SourceText source) {
        Chunked chunked = chunked(source);
        if (chunked == null) {
            return;
        }
        begin.run();
        StoreWriter.Written file = new StoreWriter.Written(vectors.embed(source.path(), chunked), lines(source.text()));
        if (held != null) {
            replaced.add(gone(held.get(), source.path(), chunked.chunks()));
        }
        written.add(chunked.chunks().size());
        stored.add(source.path());
        writer.write(file);
    }

    private @Nullable Chunked chunked(SourceText source) {
        try {
            Chunked chunked = chunker.chunk(source.path(), source.text());
            if (chunked.problem() != null) {
                problems.put(source.path(), chunked.problem());
            }
            return chunked;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            failed.put(source.path(), "could not be cut into chunks (" + e + ")");
            return null;
        }
    }

    private static int gone(CodeStore store, String path, List<CodeChunk> chunks) {
        Set<String> old = new HashSet<>();
        store.chunksOf(path).forEach(chunk -> old.add(chunk.id()));
        chunks.forEach(chunk -> old.remove(chunk.id()));
        return old.size();
    }

    private static int lines(String text) {
        int lines = text.isEmpty() || text.endsWith("\n") ? 0 : 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            lines++;
        }
        return lines;
    }

    /** Comes after {@link #content} of the same file, if that came; then the writer reports when it is stored. */
    @Override
    public void read(String path, long bytes) {
        if (!stored.contains(path)) {
            progress.unchanged();
        }
    }

    /** Paths of the files whose new generation was handed to the writer. */
    Set<String> stored() {
        return stored;
    }

    List<FileNote> failed() {
        return notes(failed);
    }

    /** What could not be parsed, though it was stored. */
    List<FileNote> problems() {
        return notes(problems);
    }

    private static List<FileNote> notes(Map<String, String> byPath) {
        return byPath.entrySet().stream()
                .map(entry -> new FileNote(entry.getKey(), entry.getValue()))
                .toList();
    }

    long written() {
        return written.sum();
    }

    /** Chunks that the store held of the changed files and that they no longer have. */
    long replaced() {
        return replaced.sum();
    }
}
