package dev.loginsight.merkle;

import java.io.IOException;
import java.nio.file.Path;

/** The other process of {@link IndexLockTest}. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        switch (IndexLock.tryAcquire(Path.of(arguments[0]))) {
            case LockAttempt.Acquired acquired -> {
                System.out.println("acquired");
                System.in.transferTo(System.err);
                acquired.lock().close();
            }
            case LockAttempt.Held held -> System.out.println(held.sentence());
        }
    }
}
