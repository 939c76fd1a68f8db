package dev.loginsight.index.store;

import dev.loginsight.core.code.EmbeddingModel;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.LockObtainFailedException;

/** What a commit says about itself, and the sentences for an index that does not fit. */
record IndexLabel(Path directory, EmbeddingModel model) {
    /** Changes whenever terms, fields or stored chunks would read differently. */
    static final String FORMAT = "loginsight-code-6";

    private static final String REMEDY = "; build it anew with `loginsight index --full` in its repository";

    Map<String, String> commitData() {
        return Map.of(
                "format", FORMAT,
                "model", model.name(),
                "modelVersion", model.version(),
                "dimensions", Integer.toString(model.dimensions()));
    }

    /** @throws IndexMismatchException if a commit with this data cannot serve */
    void check(Map<String, String> data) {
        String format = data.get("format");
        if (format == null) {
            throw new IndexMismatchException(
                    directory + " holds a Lucene index that Log Insight did not write" + REMEDY, null);
        }
        if (!format.equals(FORMAT)) {
            throw new IndexMismatchException(
                    "The index in " + directory + " has format " + format + ", this version reads " + FORMAT + REMEDY,
                    null);
        }
        if (!data.equals(commitData())) {
            String theirs =
                    data.get("model") + " " + data.get("modelVersion") + " (" + data.get("dimensions") + " dimensions)";
            throw new IndexMismatchException(
                    "The index in " + directory + " was built with the embedding model " + theirs + ", configured is "
                            + model.name() + " " + model.version() + " (" + model.dimensions() + " dimensions)"
                            + REMEDY,
                    null);
        }
    }

    /** What a failure to open or read means to a person. */
    RuntimeException explained(IOException e) {
        if (e instanceof IndexNotFoundException) {
            return missing();
        }
        if (e instanceof LockObtainFailedException) {
            return new UncheckedIOException(
                    "Another process is writing the index in " + directory + "; wait until it has ended", e);
        }
        if (e instanceof IndexFormatTooOldException || e instanceof IndexFormatTooNewException) {
            return new IndexMismatchException(
                    "The index in " + directory + " was written by another version of Lucene" + REMEDY, e);
        }
        if (isDamage(e)) {
            return new IndexMismatchException(
                    "The index in " + directory
                            + " is damaged; run `loginsight index` in its repository, which builds it anew",
                    e);
        }
        return new UncheckedIOException("Cannot read or write the index in " + directory + ": " + e.getMessage(), e);
    }

    NoIndexException missing() {
        return new NoIndexException(
                "There is no index in " + directory + "; build it with `loginsight index` in its repository");
    }

    private static boolean isDamage(IOException e) {
        return e instanceof CorruptIndexException
                || e instanceof EOFException
                || e instanceof NoSuchFileException
                || e instanceof FileNotFoundException;
    }
}
