package dev.loginsight.cli.console;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits for the first signal that asks this process to end, so that it can end in order and with its own exit code; left alone,
 * the JVM would answer SIGTERM with 143. {@code sun.misc.Signal} is used by reflection because the compiler objects to its name.
 */
public final class Signals {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger(ExitCode.DONE);

    private Signals() {}

    /** From now on SIGTERM and SIGINT no longer end the process by themselves, except a second SIGINT, which ends it at once. */
    public static Signals caught() {
        Signals signals = new Signals();
        signals.on("TERM", ExitCode.DONE);
        signals.on("INT", ExitCode.INTERRUPTED);
        return signals;
    }

    /**
     * Blocks until the process is asked to end.
     *
     * @return the exit code that answers it: 0 for SIGTERM, 130 for SIGINT
     */
    public int await() throws InterruptedException {
        asked.await();
        return exitCode.get();
    }

    /** As {@link #await()}, at most so long; whether it was asked to end. */
    public boolean await(java.time.Duration longest) throws InterruptedException {
        return asked.await(longest.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
    }

    public boolean asked() {
        return asked.getCount() == 0;
    }

    public int exitCode() {
        return exitCode.get();
    }

    /** Asks from within the process, as the signal would. */
    public void ask(int code) {
        synchronized (asked) {
            if (asked()) {
                if (code == ExitCode.INTERRUPTED) {
                    Runtime.getRuntime().halt(code); // a person who asks twice has no patience left
                }
                return;
            }
            exitCode.set(code);
            asked.countDown();
        }
    }

    private void on(String name, int code) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                        switch (method.getName()) {
                            case "handle" -> ask(code);
                            case "hashCode" -> {
                                return System.identityHashCode(self);
                            }
                            case "equals" -> {
                                return self == args[0];
                            }
                            default -> {
                                return "signal handler";
                            }
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // A platform without that signal, or a JVM started with -Xrs: then the JVM's own way of ending stays.
            Throwable cause = e instanceof InvocationTargetException target ? target.getCause() : e;
            System.getLogger(Signals.class.getName()).log(System.Logger.Level.DEBUG, "no handler for " + name, cause);
        }
    }
}
