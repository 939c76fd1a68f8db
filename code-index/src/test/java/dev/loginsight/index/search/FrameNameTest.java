package dev.loginsight.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.log.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameNameTest {
    @ParameterizedTest
    @CsvSource({
        // printed type, printed method, package, type, method
        "com.acme.Order, total, com.acme, Order, total",
        "com.acme.Order$Line, total, com.acme, Order.Line, total",
        "com.acme.Order$Line$Item, total, com.acme, Order.Line.Item, total",
        "com.acme.Order, <init>, com.acme, Order, <init>",
        "com.acme.Order, <clinit>, com.acme, Order, <clinit>",
        "com.acme.Order, lambda$total$0, com.acme, Order, total",
        "com.acme.Order, lambda$new$3, com.acme, Order, <init>",
        "com.acme.Order, lambda$static$0, com.acme, Order, <clinit>",
        "com.acme.Order, lambda$total$a1b2c3d4$1, com.acme, Order, total",
        "com.acme.Order$1Helper, help, com.acme, Order.Helper, help",
        "com.acme.Order$$SpringCGLIB$$0, total, com.acme, Order, total",
        "com.acme.Order$$EnhancerBySpringCGLIB$$1a2b, total, com.acme, Order, total",
        "com.acme.Order$$FastClassBySpringCGLIB$$77, invoke, com.acme, Order, invoke",
        "com.acme.Order$MockitoMock$187324, total, com.acme, Order, total",
        "com.acme.Order$ByteBuddy$abc123, total, com.acme, Order, total",
        "com.acme.Order$HibernateProxy$xyz, total, com.acme, Order, total",
        "com.acme.Order_$$_jvst12_3, total, com.acme, Order, total",
        "com.acme.Order_Subclass, total, com.acme, Order, total",
        "com.acme.Order_ClientProxy, total, com.acme, Order, total",
        "com.acme.Order$$Lambda, apply, com.acme, Order, apply",
        "com.acme.Order$$Lambda$14, apply, com.acme, Order, apply",
        "com.acme.OrderKt, total$lambda$2, com.acme, OrderKt, total",
        "com.acme.OrderKt, total$default, com.acme, OrderKt, total",
        "com.acme.Order, $anonfun$total$1, com.acme, Order, total",
        "Order, main, '', Order, main"
    })
    void of_printedNames_areThoseOfTheSource(String type, String method, String packageName, String path, String name) {
        assertThat(FrameName.of(new Frame(type, method, "Order.java", 12))).hasValueSatisfying(frame -> {
            assertThat(frame.packageName()).isEqualTo(packageName);
            assertThat(frame.typePath()).isEqualTo(path);
            assertThat(frame.method()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$Proxy12",
                "jdk.proxy2.$Proxy33",
                "com.sun.proxy.$Proxy7",
                "com.acme.$Proxy1",
                "jdk.internal.reflect.GeneratedMethodAccessor5"
            })
    void of_dynamicProxies_belongToNobody(String type) {
        assertThat(FrameName.of(new Frame(type, "total", null, 0))).isEmpty();
    }

    @Test
    void of_anonymousClass_hasOnlyItsLine() {
        assertThat(FrameName.of(new Frame("com.acme.Order$1", "run", "Order.java", 12)))
                .hasValueSatisfying(frame -> {
                    assertThat(frame.anonymous()).isTrue();
                    assertThat(frame.typePath()).isEqualTo("Order");
                });
    }

    @Test
    void of_generatedClass_doesNotOwnItsLine() {
        assertThat(FrameName.of(new Frame("com.acme.Order$$SpringCGLIB$$0", "total", "<generated>", 0)))
                .hasValueSatisfying(frame -> assertThat(frame.own()).isFalse());
        assertThat(FrameName.of(new Frame("com.acme.Order", "total", "Order.java", 3)))
                .hasValueSatisfying(frame -> assertThat(frame.own()).isTrue());
    }
}
