package dev.loginsight.index.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceSecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "java|String password = \"hunter2\";|String password = \"[redacted]\";",
                "java|config.put(\"db.password\", \"Tr0ub4dor&3\");|config.put(\"db.password\", \"[redacted]\");",
                "python|API_KEY = 'f81d4fae7dec'|API_KEY = '[redacted]'",
                "go|secret := \"f81d4fae7dec\"|secret := \"[redacted]\"",
                "javascript|const url = \"postgres://shop:pa55@db/shop\"|const url = \"postgres://shop:[redacted]@db/shop\"",
                "java|x(\"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.sflKxwRJSMeKKF2QT4\")|x(\"[redacted]\")",
                "yaml|  password: hunter2|  password: [redacted]",
                "properties|spring.datasource.url=jdbc:mysql://db/shop?user=a&password=pa55"
                        + "|spring.datasource.url=jdbc:mysql://db/shop?user=a&password=[redacted]",
                "java|static final String DB_PASS = \"hunter2\";|static final String DB_PASS = \"[redacted]\";",
                "shell|export DB_PASSWORD=hunter2|export DB_PASSWORD=[redacted]",
                "shell|PGPASSWORD=hunter2 psql -h db|PGPASSWORD=[redacted] psql -h db",
                "shell|mysql --password=hunter2 shop|mysql --password=[redacted] shop",
                "dockerfile|ENV DB_PASSWORD=hunter2|ENV DB_PASSWORD=[redacted]",
                "dockerfile|ENV DB_PASSWORD hunter2|ENV DB_PASSWORD [redacted]",
                "xml|<db.password>hunter2</db.password>|<db.password>[redacted]</db.password>",
                "xml|<property name=\"db.password\" value=\"hunter2\"/>|<property name=\"db.password\" value=\"[redacted]\"/>",
                "json|{\"apiKey\": \"f81d4fae7dec\"}|{\"apiKey\": \"[redacted]\"}",
            })
    void masked_secret_isMasked(String language, String text, String masked) {
        assertThat(SourceSecrets.masked(language, text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String password = reader.readLine();",
                "static final String PASSWORD = \"spring.datasource.password\";",
                "String secret = \"${SHOP_SECRET}\";",
                "throw new IllegalArgumentException(\"password: must not be empty\");",
                "Token token = tokens.next();",
                "assertEquals(apiKey, \"the key of the header\");"
            })
    void masked_codeAboutSecrets_staysAsItIs(String text) {
        assertThat(SourceSecrets.masked("java", text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shell|export DB_PASSWORD=$1",
                "shell|PASSWORD=$(cat /run/secrets/db)",
                "shell|if [ \"$TOKEN\" = \"\" ]; then",
                "dockerfile|ARG DB_PASSWORD",
                "dockerfile|ENV DB_PASSWORD ${DB_PASSWORD}",
                "xml|<password>${db.password}</password>",
                "xml|<secret/>"
            })
    void masked_placeholder_staysAsItIs(String language, String text) {
        assertThat(SourceSecrets.masked(language, text)).isEqualTo(text);
    }

    @Test
    void masked_settingsOfSeveralLines_keepTheirLines() {
        String text = "a: 1\nauth:\n  password:\n    hunter2\n  bearer: Bearer\n    0123456789abcdefXYZ\nb: 2\n";

        assertThat(SourceSecrets.masked("yaml", text).lines())
                .hasSameSizeAs(text.lines().toList());
    }

    @Test
    void chunk_fileWithASecret_holdsItNowhere() {
        Chunked chunked = new Chunker()
                .chunk(
                        "src/Db.java",
                        "package p;\n\nclass Db {\n    String password = \"Tr0ub4dor\";\n    void run() {}\n}\n");

        assertThat(chunked.chunks().stream().map(chunk -> chunk.text()).collect(Collectors.joining()))
                .contains("password = \"[redacted]\"")
                .doesNotContain("Tr0ub4dor");
    }
}
