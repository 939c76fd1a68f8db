package dev.loginsight.merkle;

import dev.loginsight.merkle.ignore.GitWorktree;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * JGit, kept from what it does on the side: it would start {@code git} to find the machine's settings, write files into the repository to
 * measure the clock of its file system, and note the result in the user's settings. Reading history needs none of that.
 */
final class QuietGit {
    /** Walking along a file's history opens thousands of trees that differ little; JGit's own 10 MB for that halve its speed. */
    private static final int DELTA_BASES = 32 * 1024 * 1024;

    static {
        SystemReader.setInstance(new Reader(SystemReader.getInstance()));
        WindowCacheConfig cache = new WindowCacheConfig();
        cache.setDeltaBaseCacheLimit(DELTA_BASES);
        cache.install();
    }

    private QuietGit() {}

    static Repository open(GitWorktree worktree) throws IOException {
        return new FileRepositoryBuilder()
                .setGitDir(worktree.gitDir().toFile())
                .setGitCommonDir(worktree.commonDir().toFile())
                .setWorkTree(worktree.top().toFile())
                .setMustExist(true)
                .build();
    }

    private static final class Reader extends SystemReader.Delegate {
        Reader(SystemReader delegate) {
            super(delegate);
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return new NoConfig(parent, fs);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return new NoConfig(parent, fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return new NoConfig(parent, fs);
        }
    }

    private static final class NoConfig extends FileBasedConfig {
        /** Long enough for every file system that keeps fractions of a second; taken as measured. */
        private static final long CLOCK_MILLIS = 20;

        NoConfig(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // There is no file.
        }

        @Override
        public void save() {
            // There is no file.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public long getTimeUnit(String section, String subsection, String name, long missing, TimeUnit unit) {
            return section.equals("filesystem")
                    ? unit.convert(CLOCK_MILLIS, TimeUnit.MILLISECONDS)
                    : super.getTimeUnit(section, subsection, name, missing, unit);
        }
    }
}
