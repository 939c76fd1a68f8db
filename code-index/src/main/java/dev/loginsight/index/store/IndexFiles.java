package dev.loginsight.index.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/** The files of an index as such. */
final class IndexFiles {
    private IndexFiles() {}

    static Map<String, String> commitData(Directory directory) throws IOException {
        return SegmentInfos.readLatestCommit(directory).getUserData();
    }

    /**
     * Compares all content with its checksums.
     *
     * @throws IOException if there is any that is not what was written
     */
    static void checkIntegrity(IndexReader reader) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            leaf.reader().checkIntegrity();
        }
    }

    /** Whether a commit is there that can be read from end to end. */
    static boolean areWhole(Directory directory) {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            checkIntegrity(reader);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Deletes what Lucene may have written there, and nothing else. */
    static void delete(Path dir) {
        try (Stream<Path> entries = Files.list(dir)) {
            List<Path> files = entries.filter(IndexFiles::isLucenes).toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the damaged index in " + dir + ": " + e.getMessage(), e);
        }
    }

    private static boolean isLucenes(Path file) {
        String name = file.getFileName().toString();
        boolean index = IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches()
                || name.startsWith(IndexFileNames.SEGMENTS)
                || name.startsWith(IndexFileNames.PENDING_SEGMENTS);
        return index && Files.isRegularFile(file);
    }
}
