package dev.loginsight.worker.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.code.Place;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.worker.Errors;
import dev.loginsight.worker.evidence.Evidence;
import dev.loginsight.worker.evidence.EvidenceFinder;
import dev.loginsight.worker.evidence.FakeCodebase;
import java.util.List;
import org.junit.jupiter.api.Test;

class TitlesTest {
    @Test
    void locatedError_isNamedByItsSuspect() {
        assertThat(Titles.of(Errors.npe("1"), EvidenceFinder.find(FakeCodebase.shop(), Errors.npe("1"))))
                .isEqualTo("NullPointerException in OrderService.total (OrderService.java:9)");
    }

    @Test
    void suspectWithoutSymbol_isNamedByItsFile() {
        FakeCodebase scripts = new FakeCodebase();
        scripts.suspect(new RankedPlace(new Place("bin/run.sh", 1, 9, ""), 1, List.of(), 4));

        assertThat(Titles.of(Errors.npe("1"), EvidenceFinder.find(scripts, Errors.npe("1"))))
                .isEqualTo("NullPointerException in run.sh:4");
    }

    @Test
    void errorOfForeignCode_isNamedByItsFrame() {
        assertThat(Titles.of(Errors.npe("1"), Evidence.NONE))
                .isEqualTo("NullPointerException in OrderService.total (OrderService.java:9)");
        assertThat(title("a.B$C$Failure: no\n\tat a.B$C.run(Unknown Source)\n")).isEqualTo("Failure in B.C.run");
    }

    @Test
    void errorOfForeignCode_isNotNamedByItsRuntime() {
        assertThat(title("""
                java.lang.NumberFormatException: For input string: "x"
                \tat java.base/java.lang.Integer.parseInt(Integer.java:652)
                \tat a.B.read(B.java:7)
                """)).isEqualTo("NumberFormatException in B.read (B.java:7)");
        assertThat(title("""
                thread 'main' panicked at src/ledger.rs:9:5:
                index out of bounds: the len is 3 but the index is 7
                stack backtrace:
                   0: rust_begin_unwind
                             at /rustc/07dca48/library/std/src/panicking.rs:647:5
                   1: core::panicking::panic_fmt
                             at /rustc/07dca48/library/core/src/panicking.rs:72:14
                   2: bank::ledger::entry
                             at ./src/ledger.rs:9:5
                """)).isEqualTo("panic in ledger.entry (ledger.rs:9)");
        assertThat(title("java.lang.StackOverflowError\n\tat java.base/java.util.HashMap.hash(HashMap.java:338)\n"))
                .isEqualTo("StackOverflowError in HashMap.hash (HashMap.java:338)");
    }

    @Test
    void errorWithoutFrames_isNamedByTypeAndMessage() {
        assertThat(title("java.lang.OutOfMemoryError: Java heap space")).isEqualTo("OutOfMemoryError: Java heap space");
    }

    @Test
    void errorWithoutTrace_isNamedByItsFirstLine() {
        assertThat(Titles.of(Errors.event("1", "\n\n  cannot reach\tthe bank \nsecond line", null), Evidence.NONE))
                .isEqualTo("cannot reach the bank");
        assertThat(Titles.of(Errors.event("1", " \n ", null), Evidence.NONE))
                .isEqualTo("Error without a message in shop");
    }

    @Test
    void hostileOrEndlessText_makesOneShortLine() {
        String title = Titles.of(Errors.event("1", "\u001b[31m" + "💥".repeat(5_000) + "\u0000", null), Evidence.NONE);

        assertThat(title)
                .hasSizeLessThan(200)
                .doesNotContain("\u001b")
                .doesNotContain("\n")
                .endsWith("...");
        assertThat(title.codePoints().filter(c -> c >= 0xd800 && c <= 0xdfff)).isEmpty();
    }

    private static String title(String trace) {
        LogEvent event = Errors.event("1", "m", trace);
        return Titles.of(event, Evidence.NONE);
    }
}
