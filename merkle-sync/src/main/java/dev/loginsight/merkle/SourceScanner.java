package dev.loginsight.merkle;

import dev.loginsight.merkle.ContentReader.Read;
import dev.loginsight.merkle.Remembered.Accepted;
import dev.loginsight.merkle.Remembered.Refused;
import dev.loginsight.merkle.ignore.GitEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds out what a root holds and what of it changed. The listing is always made anew; a file is read only if its size, its times or its
 * inode differ from the previous snapshot.
 */
public final class SourceScanner {
    private final Path root;
    private final ScanOptions options;
    private final GitEnvironment environment;

    /** @throws UnscannableRootException if {@code root} is no directory that can be reached */
    public SourceScanner(Path root, ScanOptions options) {
        this(root, options, GitEnvironment.ofProcess());
    }

    SourceScanner(Path root, ScanOptions options, GitEnvironment environment) {
        this.root = real(root);
        this.options = options;
        this.environment = environment;
    }

    /** The root with all links resolved. */
    public Path root() {
        return root;
    }

    /**
     * Scans once, and returns when all has been read and the listener has returned from every call.
     *
     * @param previous the last scan whose changes the index holds; {@link Snapshot#NONE} to be given every file
     * @throws UnscannableRootException if the root itself cannot be listed
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public ScanResult scan(Snapshot previous, ScanListener listener) {
        DirectoryWalk walk = new DirectoryWalk(root, options, environment);
        TreeMap<String, Remembered> files = new TreeMap<>();
        List<Candidate> toRead = new ArrayList<>();
        for (Candidate candidate : walk.candidates()) {
            Remembered known = previous.files().get(candidate.path());
            if (known != null && known.stat().equals(candidate.stat())) {
                files.put(candidate.path(), known);
            } else {
                toRead.add(candidate);
            }
        }
        listener.listed(
                walk.candidates().size(),
                toRead.size(),
                toRead.stream().mapToLong(candidate -> candidate.stat().size()).sum());
        Reading reading = new Reading(previous, listener);
        new ParallelWork(options.threads()).each(toRead, reading::one);
        files.putAll(reading.outcomes);
        return result(walk, previous, files, toRead.size(), reading.inVain());
    }

    private static ScanResult result(
            DirectoryWalk walk, Snapshot previous, TreeMap<String, Remembered> files, int read, int inVain) {
        List<Skipped> skipped = new ArrayList<>(walk.skipped());
        List<FileNote> notes = new ArrayList<>(walk.notes());
        TreeMap<String, Remembered> toRemember = new TreeMap<>();
        for (Map.Entry<String, Remembered> file : files.entrySet()) {
            if (file.getValue() instanceof Refused refused) {
                skipped.add(new Skipped(file.getKey(), refused.reason(), refused.detail()));
            } else if (file.getValue() instanceof Accepted accepted && accepted.note() != null) {
                notes.add(new FileNote(file.getKey(), accepted.note()));
            }
            if (file.getValue() instanceof Accepted || !file.getValue().stat().equals(FileStat.UNKNOWN)) {
                toRemember.put(file.getKey(), file.getValue());
            }
        }
        skipped.sort(Comparator.comparing(Skipped::path));
        notes.sort(Comparator.comparing(FileNote::path));
        Snapshot snapshot = new Snapshot(toRemember);
        return new ScanResult(
                snapshot.tree(), previous.tree().diffTo(snapshot.tree()), skipped, notes, snapshot, read, inVain);
    }

    private static Path real(Path root) {
        try {
            Path real = root.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new UnscannableRootException(
                        root, "it is not a directory", "give the folder that holds the code");
            }
            if (isBareRepository(real)) {
                throw new UnscannableRootException(
                        root,
                        "it is a git repository without a working tree, which holds no files of code",
                        "clone it, and index the clone");
            }
            return real;
        } catch (NoSuchFileException e) {
            throw new UnscannableRootException(root, "there is no such directory", "check the spelling");
        } catch (IOException e) {
            throw new UnscannableRootException(root, Problem.of(e), "check the path and its permissions");
        }
    }

    /** By git's own signs of a repository's directory: a bare one, or the {@code .git} of a checkout. */
    private static boolean isBareRepository(Path root) {
        return Files.isRegularFile(root.resolve("HEAD"))
                && Files.isDirectory(root.resolve("objects"))
                && Files.isDirectory(root.resolve("refs"));
    }

    /** What the reading threads share. */
    private final class Reading {
        private final Snapshot previous;
        private final ScanListener listener;
        private final ContentReader reader = new ContentReader(options.maxFileBytes());
        private final Map<String, Remembered> outcomes = new ConcurrentHashMap<>();
        private final AtomicInteger inVain = new AtomicInteger();

        Reading(Snapshot previous, ScanListener listener) {
            this.previous = previous;
            this.listener = listener;
        }

        void one(Candidate candidate) {
            Read read = reader.read(candidate);
            outcomes.put(candidate.path(), read.outcome());
            if (read.outcome() instanceof Accepted accepted && read.text() != null) {
                if (previous.files().get(candidate.path()) instanceof Accepted known
                        && known.file().hash().equals(accepted.file().hash())) {
                    inVain.incrementAndGet();
                } else {
                    listener.content(new SourceText(accepted.file(), read.text(), accepted.note()));
                }
            }
            listener.read(candidate.path(), candidate.stat().size());
        }

        int inVain() {
            return inVain.get();
        }
    }
}
