package dev.loginsight.api;

import dev.loginsight.core.insight.Citation;
import dev.loginsight.core.insight.CommitRef;
import dev.loginsight.core.insight.Fix;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.insight.Occurrence;
import dev.loginsight.core.insight.Suspect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Insights as they come in practice, and one that a hostile stranger wrote. */
public final class SampleInsights {
    /** Tries everything a page could fall for: markup, an address that runs, terminal colours, and text that turns around. */
    public static final String HOSTILE =
            "</pre><script>document.title='owned'</script><img src=x onerror=alert(1)> javascript:alert(1) \u001b[31mred\u001b[0m"
                    + " user\u202Egnp.exe \u0000nul ${7*7} [[${7*7}]] '\"`";

    private SampleInsights() {}

    /** Without a model: a null from a lookup that missed. */
    public static Insight located(String id, Instant now) {
        return new Insight(
                id,
                fingerprint(id),
                "NullPointerException in CheckoutService.place (CheckoutService.java:58)",
                "shop",
                "ERROR",
                0,
                now.minus(Duration.ofDays(3)),
                now.minusSeconds(90),
                Insight.STATUS_OPEN,
                "java.lang.NullPointerException",
                "POST /checkout failed for customer 8123: Cannot invoke \"Customer.email()\" because \"customer\" is null",
                TRACE,
                List.of(
                        new Suspect(
                                "src/main/java/com/acme/shop/orders/CheckoutService.java",
                                49,
                                64,
                                "CheckoutService#place",
                                3.21,
                                List.of("frame 1", "throws the root cause", "changed 2 days ago"),
                                58,
                                CHECKOUT,
                                49,
                                new CommitRef(
                                        "9f2c1d7be0a4c0ffee1234567890abcdefabcdef",
                                        "Ada Lovelace",
                                        now.minus(Duration.ofDays(2)),
                                        "Send the receipt before the order is stored")),
                        new Suspect(
                                "src/main/java/com/acme/shop/customers/Accounts.java",
                                31,
                                37,
                                "Accounts#byId",
                                1.78,
                                List.of("frame 2", "named in the message"),
                                35,
                                ACCOUNTS,
                                31,
                                null),
                        new Suspect(
                                "src/main/java/com/acme/shop/web/CheckoutPages.java",
                                22,
                                40,
                                "CheckoutPages#submit",
                                0.91,
                                List.of("frame 3"),
                                27,
                                null,
                                null,
                                null)),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                "No chat model is configured, so none was asked.",
                "shop",
                now.minusSeconds(80));
    }

    /** The same kind of error, explained by a model. */
    public static Insight explained(String id, Instant now) {
        Insight located = located(id, now);
        return new Insight(
                id,
                fingerprint(id),
                "ArithmeticException: / by zero in ShippingRates.rateFor (ShippingRates.java:31)",
                "shop-pricing",
                "FATAL",
                0,
                now.minus(Duration.ofHours(20)),
                now.minus(Duration.ofHours(2)),
                Insight.STATUS_OPEN,
                "java.lang.ArithmeticException",
                "quote failed: / by zero",
                TRACE.replace("NullPointerException", "ArithmeticException"),
                located.suspects().subList(0, 2),
                "The step is read from the settings and is zero when the key is misspelt, so the division fails for every quote.",
                """
                The shop starts with `shipping.step-gramms` in its settings. The key that is read is `shipping.step-grams`, \
                which is therefore missing and falls back to 0.

                Every quote that has to pay for shipping then divides by it.""",
                List.of(
                        new Citation(
                                "src/main/java/com/acme/shop/pricing/ShippingRates.java",
                                31,
                                31,
                                "divides by the step"),
                        new Citation("src/main/resources/shop.properties", 4, 5, "holds the misspelt key")),
                new Fix("""
                        --- a/src/main/java/com/acme/shop/pricing/ShippingRates.java
                        +++ b/src/main/java/com/acme/shop/pricing/ShippingRates.java
                        @@ -28,5 +28,8 @@ public final class ShippingRates {
                             public Money rateFor(List<QuoteLine> lines, Money goods) {
                        -        long steps = gramsOf(lines) / stepGrams;
                        +        if (stepGrams <= 0) {
                        +            throw new IllegalStateException("shipping.step-grams must be positive");
                        +        }
                        +        long steps = gramsOf(lines) / stepGrams;
                                 return base.plus(surcharge.times(steps));
                             }
                        """),
                0.86,
                "gpt-5-mini",
                null,
                "shop",
                now.minus(Duration.ofHours(2)));
    }

    /** Every text is hostile. */
    public static Insight hostile(String id, Instant now) {
        return new Insight(
                id,
                fingerprint(id),
                HOSTILE,
                HOSTILE,
                "WARN",
                0,
                now,
                now,
                Insight.STATUS_OPEN,
                HOSTILE,
                HOSTILE + "\nsecond line",
                "java.lang.Error: " + HOSTILE + "\n\tat x.Y.z(Y.java:1)",
                List.of(new Suspect(
                        "src/<b>/" + HOSTILE,
                        1,
                        3,
                        HOSTILE,
                        1,
                        List.of(HOSTILE),
                        2,
                        "// " + HOSTILE + "\nString s = \"" + HOSTILE + "\";\n</span></pre>",
                        1,
                        new CommitRef(HOSTILE, HOSTILE, now, HOSTILE))),
                HOSTILE,
                HOSTILE + HOSTILE,
                List.of(new Citation(HOSTILE, 1, 2, HOSTILE)),
                new Fix("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-" + HOSTILE + "\n+" + HOSTILE + "\n"),
                0.5,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                now);
    }

    public static InsightUpdate update(Insight insight, int occurrences) {
        List<Occurrence> events = IntStream.range(0, occurrences)
                .mapToObj(i -> new Occurrence(
                        insight.id() + "-" + i,
                        i == 0 ? insight.firstSeen() : insight.lastSeen().minusMillis(i - 1L)))
                .toList();
        return new InsightUpdate(insight.id(), insight.fingerprint(), insight, events);
    }

    public static InsightUpdate counting(String id, String eventId, Instant when) {
        return new InsightUpdate(id, fingerprint(id), null, List.of(new Occurrence(eventId, when)));
    }

    public static String fingerprint(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    private static final String TRACE = """
            com.acme.shop.orders.CheckoutException: order 4711 could not be placed
            \tat com.acme.shop.orders.CheckoutService.place(CheckoutService.java:62)
            \tat com.acme.shop.web.CheckoutPages.submit(CheckoutPages.java:27)
            \tat org.springframework.web.method.support.InvocableHandlerMethod.doInvoke(InvocableHandlerMethod.java:252)
            \tat org.springframework.web.method.support.InvocableHandlerMethod.invokeForRequest(InvocableHandlerMethod.java:184)
            \tat org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)
            \tat org.apache.catalina.core.StandardWrapperValve.invoke(StandardWrapperValve.java:164)
            \tat org.apache.tomcat.util.threads.ThreadPoolExecutor$Worker.run(ThreadPoolExecutor.java:481)
            \tat java.base/java.lang.Thread.run(Thread.java:1474)
            Caused by: java.lang.NullPointerException: Cannot invoke "Customer.email()" because "customer" is null
            \tat com.acme.shop.orders.CheckoutService.place(CheckoutService.java:58)
            \tat com.acme.shop.customers.Accounts.byId(Accounts.java:35)
            \t... 7 more
            """;

    private static final String CHECKOUT = """
            /**
             * Places the order and tells the customer. Nothing is stored when the payment fails.
             */
            @Transactional
            public Order place(Cart cart, long customerId) {
                if (cart.isEmpty()) {
                    throw new CheckoutException("an empty cart cannot be placed");
                }
                Customer customer = accounts.byId(customerId);
                receipts.send(customer.email(), cart.total().minor() * 100L); // before the order is stored
                Order order = orders.store(new Order(customer, cart, clock.instant()));
                String label = "order-" + order.id() + '#';
                log.info("placed {}", label);
                audit.record(order, label);
                return order;
            }
            """;

    private static final String ACCOUNTS = """
            /** The customer with this number, or null when there is none. */
            public Customer byId(long id) {
                Row row = table.find(id);
                if (row == null) {
                    return null;
                }
                return Customer.of(row);
            """;
}
