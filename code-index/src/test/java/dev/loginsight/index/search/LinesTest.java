package dev.loginsight.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\n", "a\nb", "a\r\nb\r\n", "\r\r\n\n\r", "a\rb\n", "a\n\r b", "x\r"})
    void of_text_isAsAnExpressionSplitsIt(String text) {
        assertThat(Lines.of(text)).containsExactly(text.split("\r\n|\r|\n", -1));
    }

    @Test
    void of_textEndingWithALineEnd_hasAnEmptyLastLine() {
        assertThat(Lines.of("a\r\n")).isEqualTo(List.of("a", ""));
    }
}
