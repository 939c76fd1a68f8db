package dev.loginsight.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.code.RankedPlace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs whose words lead further than their frames, or that have no frames at all. */
class LocateMessageTest {
    @TempDir
    private static Path directory;

    private static CodeIndex index;

    @BeforeAll
    static void index() {
        index = new Repo(directory)
                .file("src/main/java/shop/Payments.java", """
                        package shop;

                        class Payments {
                            private final Settings settings;
                            private Gateway gateway;

                            Payments(Settings settings) {
                                this.settings = settings;
                            }

                            void open(String provider) {
                                String address = settings.text("payments.card.end-point", "");
                                gateway = Gateway.of(address);
                            }

                            int charge(int cents) {
                                if (cents > 100) {
                                    log.warn("Charge of {} cents for customer {} was declined", cents, provider());
                                }
                                int fee = fee(cents);
                                return gateway.send(cents + fee);
                            }

                            private int fee(int cents) {
                                return cents / 100;
                            }

                            private String provider() {
                                return "card";
                            }
                        }
                        """)
                .file("src/main/java/shop/Settings.java", """
                        package shop;

                        class Settings {
                            private final java.util.Properties values = new java.util.Properties();

                            String text(String key, String fallback) {
                                return values.getProperty(key, fallback);
                            }
                        }
                        """)
                .file("src/main/java/shop/Gateway.java", """
                        package shop;

                        class Gateway {
                            private final java.net.URI address;

                            private Gateway(java.net.URI address) {
                                this.address = address;
                            }

                            static Gateway of(String text) {
                                if (text.isEmpty()) {
                                    throw new IllegalArgumentException("an address must not be empty");
                                }
                                return new Gateway(java.net.URI.create(text));
                            }

                            int send(int cents) {
                                return address.getPath().length() + cents;
                            }
                        }
                        """)
                .file("src/main/java/shop/Mailer.java", """
                        package shop;

                        class Mailer {
                            void remind(String person, int days) {
                                throw new IllegalStateException("Reminder to " + person + " is overdue by " + days + " days");
                            }
                        }
                        """)
                .file("src/test/java/shop/PaymentsTest.java", """
                        package shop;

                        class PaymentsTest {
                            void charge_large_isDeclined() {
                                // Charge of 500 cents for customer 7 was declined
                                new Payments(new Settings()).charge(500);
                            }
                        }
                        """)
                .file(
                        "src/main/resources/shop.properties",
                        "# where payments go\npayments.card.endpoint=https://cards.example/\npayments.card.limit=100\n")
                .file("README.md", "# Shop\n\nCharges customers.\n")
                .open();
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private static List<String> symbols(String log) {
        return index.locate(log, 10).stream()
                .map(place -> place.place().symbol())
                .toList();
    }

    @Test
    void message_madeFromALogStatement_leadsToIt() {
        RankedPlace first = index.locate(
                        "2026-03-01 10:00:00,123 WARN  [http-7] s.Other - Charge of 500 cents for customer 7 was declined",
                        5)
                .getFirst();
        assertThat(first.place().symbol()).isEqualTo("Payments#charge");
        assertThat(first.why().getFirst()).isEqualTo("says \"Charge of {} cents for customer {} was declined\"");
    }

    @Test
    void message_gluedTogetherInCode_leadsToIt() {
        assertThat(symbols("Reminder to Ada Brandt is overdue by 12 days")).startsWith("Mailer#remind");
    }

    /** Its words stand in many files, so that a search for words alone would not get as far as the one that says so. */
    @Test
    void message_ofCommonWords_leadsToItsTemplate(@TempDir Path common) {
        Repo repo = new Repo(common);
        for (int i = 0; i < 150; i++) {
            repo.file("src/C" + i + ".java", """
                    class C%d {
                        /** The value is valid if no other value is: a valid value for a value that is not valid. */
                        void check(String value) {
                            valid.value(value, is, not, "value", "valid");
                        }
                    }
                    """.formatted(i));
        }
        repo.file("src/Form.java", """
                class Form {
                    void read(String text, int field) {
                        int a = first(text);
                        int b = second(text, a);
                        table.put(a, b);
                        if (!known(a, b)) {
                            throw new IllegalStateException(text + " is not valid value for " + field);
                        }
                        finish(a, b, table, text);
                    }
                }
                """);
        try (CodeIndex filled = repo.open()) {
            RankedPlace first = filled.locate("2026-03-01 10:00:00 ERROR abc is not valid value for 7", 5)
                    .getFirst();

            assertThat(first.place().symbol()).isEqualTo("Form#read");
            assertThat(first.why()).contains("says \" is not valid value for \"");
        }
    }

    @Test
    void message_withoutAWordOfTheCode_leadsNowhere() {
        assertThat(index.locate("zzyzx qwfpgj arstneio", 10)).isEmpty();
        assertThat(index.locate("y".repeat(100_000), 10)).isEmpty();
    }

    @Test
    void traceOfForeignFramesOnly_fallsBackToTheMessage() {
        assertThat(symbols("java.lang.IllegalStateException: Reminder to Ada is overdue by 3 days\n"
                        + "\tat org.foreign.Scheduler.run(Scheduler.java:12)"))
                .startsWith("Mailer#remind");
    }

    @Test
    void wronglyWrittenKey_theConfigurationLineIsListedBesideItsReader() {
        List<RankedPlace> places = index.locate("""
                java.lang.IllegalArgumentException: an address must not be empty
                \tat shop.Gateway.of(Gateway.java:12)
                \tat shop.Payments.open(Payments.java:12)
                """, 10);
        assertThat(places.stream().limit(3).map(p -> p.place().symbol())).contains("Gateway#of", "Payments#open");
        assertThat(places).anySatisfy(place -> {
            assertThat(place.place().file()).isEqualTo("src/main/resources/shop.properties");
            assertThat(place.line()).isEqualTo(2);
            assertThat(place.why())
                    .contains("sets payments.card.endpoint, while the code reads payments.card.end-point");
        });
    }

    @Test
    void nullField_whoWritesItIsListed() {
        List<RankedPlace> places =
                index.locate("java.lang.NullPointerException\n\tat shop.Payments.charge(Payments.java:21)", 10);
        assertThat(places.getFirst().place().symbol()).isEqualTo("Payments#charge");
        assertThat(places)
                .filteredOn(place -> place.place().symbol().equals("Payments#open"))
                .singleElement()
                .satisfies(place -> assertThat(place.why()).contains("writes field gateway"));
        assertThat(places)
                .filteredOn(place -> place.place().symbol().equals("Payments#fee"))
                .singleElement()
                .satisfies(place -> assertThat(place.why()).anyMatch(why -> why.startsWith("gives fee")));
    }

    @Test
    void tests_comeAfterMainCodeUnlessOnlyTheyAreHit() {
        String log = "java.lang.NullPointerException\n\tat shop.Payments.charge(Payments.java:21)\n"
                + "\tat shop.PaymentsTest.charge_large_isDeclined(PaymentsTest.java:6)";
        List<RankedPlace> places = index.locate(log, 20);
        List<Boolean> tests =
                places.stream().map(p -> p.place().file().contains("/test/")).toList();
        assertThat(tests).contains(true);
        assertThat(tests.subList(0, tests.indexOf(true))).doesNotContain(true);
        assertThat(tests.subList(tests.indexOf(true), tests.size())).doesNotContain(false);
        assertThat(symbols("java.lang.AssertionError\n"
                        + "\tat shop.PaymentsTest.charge_large_isDeclined(PaymentsTest.java:6)"))
                .startsWith("PaymentsTest#charge_large_isDeclined");
    }

    @Test
    void hostileLogs_areAnsweredInTime() {
        List<String> logs = List.of(
                "a.".repeat(500_000),
                "\tat ".repeat(200_000),
                "java.lang.X: " + "x".repeat(1_000_000) + "\n\tat shop.Payments.charge(Payments.java:21)",
                "ERROR ".repeat(100_000),
                "{\"stack\":\"" + "\\n\\tat a.b$c$d$$e.f(G.java:1)".repeat(20_000),
                "java.lang.Error\n" + "\tat shop.Payments.charge(Payments.java:21)\n".repeat(50_000),
                "java.lang.Error\n" + "\tat shop.Payments$$$$$$$$$.lambda$$$$$$$$(Payments.java:21)\n".repeat(1_000),
                "Caused by: java.lang.Error: x\n".repeat(50_000),
                "\u0000\u001b[31m\ufffe".repeat(100_000));
        for (String log : logs) {
            long start = System.nanoTime();
            assertThat(index.locate(log, 10)).hasSizeLessThanOrEqualTo(10);
            assertThat((System.nanoTime() - start) / 1e9)
                    .as(log.substring(0, 20))
                    .isLessThan(10);
        }
    }
}
