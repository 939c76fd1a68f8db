package dev.loginsight.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void text_terminalCommands_loseTheirPower() {
        assertThat(Printable.text("a\u001b[2Jb\u009b31mc\u0007\rd\u202ee\tf\ng"))
                .isEqualTo("a?[2Jb?31mc??d?e\tf\ng");
    }

    @Test
    void text_otherScriptsAndPictures_stay() {
        assertThat(Printable.text("gr\u00fc\u00df \u4f60\u597d \ud83d\ude00"))
                .isEqualTo("gr\u00fc\u00df \u4f60\u597d \ud83d\ude00");
    }

    @Test
    void line_lineEnds_becomeSpaces() {
        assertThat(Printable.line("a\r\nb\nc")).isEqualTo("a b c");
    }
}
