package dev.loginsight.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    @Test
    void text_isTextInAnyEncoding() {
        String russian = "// Загрузка настроек\nclass Настройки {}\n".repeat(20);
        for (String charset : new String[] {"UTF-8", "windows-1251", "KOI8-R", "ISO-8859-5", "Shift_JIS", "GBK"}) {
            assertThat(classify("A.java", russian.getBytes(Charset.forName(charset)))
                            .text())
                    .as(charset)
                    .isNotNull();
        }
        assertThat(classify("A.java", russian.getBytes(StandardCharsets.UTF_8)).note())
                .isNull();
    }

    @Test
    void byteOrderMark_decidesTheEncodingAndIsLeftOut() {
        String text = "class Größe {}\r\n";
        for (String charset : new String[] {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
            byte[] bytes = ("\uFEFF" + text).getBytes(Charset.forName(charset));

            assertThat(classify("A.java", bytes).text()).as(charset).isEqualTo(text);
        }
        assertThat(classify("A.java", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))
                        .note())
                .isEqualTo("decoded from UTF-16LE");
    }

    @Test
    void binaries_areTold() {
        Random random = new Random(1);
        for (int length : new int[] {200, 1000, 20_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            Deflater deflater = new Deflater();
            deflater.setInput(bytes);
            deflater.finish();
            byte[] deflated = new byte[length];
            deflater.deflate(deflated);

            assertThat(reason("x.bin", bytes)).as("random %d", length).isEqualTo(SkipReason.BINARY);
            assertThat(reason("x.bin", deflated)).as("deflated %d", length).isEqualTo(SkipReason.BINARY);
        }
        assertThat(reason("A.class", new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 65}))
                .isEqualTo(SkipReason.BINARY);
        assertThat(reason("utf16-without-mark", "text".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(SkipReason.BINARY);
    }

    @Test
    void oddTexts_areKept() {
        assertThat(classify("log", "\u001B[31mred\u001B[0m\f\b\t\u0007".getBytes(StandardCharsets.UTF_8))
                        .refusal())
                .isNull();
        assertThat(classify("A.java", ("x".repeat(9000) + "\0" + "y").getBytes(StandardCharsets.UTF_8))
                        .refusal())
                .isNull();
        assertThat(classify("empty", new byte[0]).text()).isEmpty();
        assertThat(classify("own.txt", "a \uFFFD of its own".getBytes(StandardCharsets.UTF_8))
                        .note())
                .isNull();
    }

    @Test
    void invalidBytes_areCountedWithTheirFirstLine() {
        byte[] bytes = "one\ntwo \u00e9 and \u00fc\nthree".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(classify("a.txt", bytes).note())
                .isEqualTo("2 places are not UTF-8 and replaced, the first in line 2");
        assertThat(classify("a.txt", "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1))
                        .note())
                .isEqualTo("1 place is not UTF-8 and replaced, the first in line 1");
        byte[] late = ("line\n".repeat(50_000) + "caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(classify("a.txt", late).note())
                .isEqualTo("1 place is not UTF-8 and replaced, the first in line 50001");
    }

    @Test
    void minifiedCode_isTold_handWrittenCodeIsNot() {
        String licence = "/*! Library v1\n * (c) Somebody\n * MIT\n */\n".repeat(20);
        String packed = "!function(e,t){\"use strict\";var n=e.document;"
                + "function a(e){return t[e]||(t[e]=n.getElementById(e))}".repeat(200) + "}(window,{});\n";
        String written = "function add(a, b) {\n  return a + b;\n}\n".repeat(15);
        String data = "const LOGO = 'data:image/png;base64," + "iVBORw0KGgo".repeat(5000) + "';\n";

        assertThat(reason("lib/library.js", (licence + packed).getBytes())).isEqualTo(SkipReason.MINIFIED);
        assertThat(reason("site.css", ("a{color:red}.b{margin:0}".repeat(300)).getBytes()))
                .isEqualTo(SkipReason.MINIFIED);
        assertThat(reason("data.json", ("{\"a\":[" + "1,2,3,".repeat(20_000) + "4]}").getBytes()))
                .isEqualTo(SkipReason.MINIFIED);
        assertThat(classify("app.js", (data + written).getBytes()).refusal()).isNull();
        assertThat(classify("small.js", "var a=1;".repeat(100).getBytes()).refusal())
                .isNull();
        assertThat(classify("Table.java", ("class Table { String DATA = \"" + "x1".repeat(60_000) + "\"; }").getBytes())
                        .refusal())
                .isNull();
        assertThat(classify("config.json", ("{\"a\":\"" + "b".repeat(10_000) + "\"}").getBytes())
                        .refusal())
                .isNull();
    }

    @Test
    void secrets_refuseTheFile_butAreMaskedInTestCode() {
        String token =
                "ghp_" + Base64.getEncoder().withoutPadding().encodeToString("Zq81kTw0LmXc5RbN7vYh9PsDfGj".getBytes());
        byte[] java = ("class A {\n  String t = \"" + token + "\";\n}\n").getBytes();

        Classifier.Result main = classify("src/main/java/A.java", java);
        Classifier.Result test = classify("src/test/java/ATest.java", java);

        assertThat(main.refusal()).isEqualTo(new KnownFolders.Finding(SkipReason.SECRET, "GitHub token in line 2"));
        assertThat(test.refusal()).isNull();
        assertThat(test.text()).doesNotContain(token).contains("String t = \"****");
        assertThat(test.note()).isEqualTo("masked: GitHub token in line 2");
        assertThat(reason("src/test/resources/application.properties", java)).isEqualTo(SkipReason.SECRET);
    }

    private static Classifier.Result classify(String path, byte[] bytes) {
        return Classifier.classify(path, bytes, bytes.length);
    }

    private static SkipReason reason(String path, byte[] bytes) {
        Classifier.Result result = classify(path, bytes);
        assertThat(result.refusal()).as(path).isNotNull();
        return result.refusal().reason();
    }
}
