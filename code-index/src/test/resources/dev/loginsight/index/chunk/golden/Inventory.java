/*
 * Licence of the warehouse.
 */
package shop.warehouse;

import java.util.*; // everything
import static java.lang.Math.max;

/**
 * Counts what is in stock.
 *
 * <p>Not safe for use by several threads.
 */
@Deprecated(since = "2", forRemoval = true)
@Tags({"a", "b"})
public class Inventory<T extends Comparable<T>> extends Base<T>
        implements Stock, AutoCloseable { // the head's own comment

    /** Largest number of items. */
    static final int MAX = 100; // never reached
    private int count, reserved;

    // ---- tables ----

    private static final Map<String, Integer> PRICES = Map.of(
            "apple", 1,
            "pear", 2,
            "plum", 3,
            "fig", 4,
            "date", 5,
            "lime", 6,
            "kiwi", 7,
            "nut", 8);

    static {
        System.setProperty("stock", "on");
    }

    {
        count = 1;
    }

    Inventory() {}

    /** Begins with a number. */
    public Inventory(int count) {
        this.count = count;
    }

    /**
     * Takes one.
     */
    @Override
    public synchronized T take(String name) throws MissingException {
        Runnable later = new Runnable() {
            @Override
            public void run() {
                record Local(int a) {}
                new Local(1);
            }
        };
        return switch (name) {
            case "none" -> { yield null; }
            case String s when s.isBlank() -> throw new MissingException();
            default -> find(name, _ -> later.run());
        };
    }

    // overloads share a symbol

    void add(int n) { count += n; }

    void add(long n) { count += (int) n; }

    int[] sizes()[] { return null; }

    /** States of an order. */
    enum State implements Named {
        /** Just made. */
        NEW, PAID("p"), // by card
        SHIPPED {
            @Override
            String label() { return "on its way"; }
        };

        private final String code;

        State() { this("-"); }

        State(String code) { this.code = code; }

        String label() { return code; }
    }

    /** An amount. */
    public record Money(@Min(0) long cents, String... notes) /* { */ implements Comparable<Money> {
        static final Money ZERO = new Money(0);

        Money {
            if (cents < 0) {
                throw new IllegalArgumentException("negative: " + cents);
            }
        }

        @Override
        public int compareTo(Money other) { return Long.compare(cents, other.cents); }

        sealed interface Kind permits Cash, Card {
            int RANK = 1;

            default int rank() { return RANK; }

            static Kind cash() { return new Cash(); }
        }
    }

    @interface Checked {
        int value() default 1;

        String[] tags() default {"a", "b"};
    }

    int open; // the last field
    // what is left over
}

class Größe { int länge() { return "日本😀".length(); } }
