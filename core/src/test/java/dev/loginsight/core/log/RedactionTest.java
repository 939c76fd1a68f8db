package dev.loginsight.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "password=hunter2|password=[redacted]",
                "login user=bob password: hunter2 from 10.0.0.1|login user=bob password: [redacted] from 10.0.0.1",
                "User(name=bob, password=hunter2)|User(name=bob, password=[redacted])",
                "{\"password\":\"a \\\"b\\\" c\",\"x\":1}|{\"password\":\"[redacted]\",\"x\":1}",
                "{\\\"password\\\":\\\"a b\\\",\\\"x\\\":1}|{\\\"password\\\":\\\"[redacted]\\\",\\\"x\\\":1}",
                "spring.datasource.password=s3cr3t|spring.datasource.password=[redacted]",
                "DB_PASSWORD='p w' other=1|DB_PASSWORD='[redacted]' other=1",
                "?api_key=abc&x=1|?api_key=[redacted]&x=1",
                "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY|aws_secret_access_key = [redacted]",
                "Server=db;Password=abc;Port=1|Server=db;Password=[redacted];Port=1",
                "jdbc:postgresql://db/shop?user=a&password=b c|jdbc:postgresql://db/shop?user=a&password=[redacted] c",
                "postgres://shop:pa:ss@w0rd@db:5432/shop|postgres://shop:[redacted]@db:5432/shop",
                "redis://:secret@cache:6379|redis://:[redacted]@cache:6379",
                "jdbc:oracle:thin:scott/tiger@db:1521:x|jdbc:oracle:thin:scott/[redacted]@db:1521:x",
                "Authorization: Bearer abc.def|Authorization: Bearer [redacted]",
                "Authorization: Basic dXNlcjpwYXNz|Authorization: Basic [redacted]",
                "{authorization=Bearer abcdef, host=x}|{authorization=Bearer [redacted], host=x}",
                "Authorization: Digest username=\"bob\", response=\"6629\"|Authorization: Digest [redacted]\"bob\", response=\"6629\"",
                "sent Bearer 0123456789abcdefXYZ ok|sent Bearer [redacted] ok",
                "sent Basic dXNlcjpwYXNzd29yZA== ok|sent Basic [redacted] ok",
                "Cookie: a=b; JSESSIONID=12|Cookie: [redacted]",
                "token=3f786850e387550fdab836ed7e6dc881de23001b|token=[redacted]",
                "jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.sflKxwRJSMeKKF2QT4 end|jwt [redacted] end",
                "key AKIAIOSFODNN7EXAMPLE used|key [redacted] used",
                "push ghp_0123456789abcdefghijABCDEFGHIJ012345 now|push [redacted] now",
                "openai sk-proj-abcDEF0123456789abcDEF|openai [redacted]",
                "card 4111 1111 1111 1111 declined|card [redacted] declined",
                "card=4111111111111111,|card=[redacted],",
                "amex 378282246310005.|amex [redacted].",
                "run --password hunter2 --verbose|run --password [redacted] --verbose",
            })
    void redact_secret_isMasked(String text, String expected) {
        assertThat(Redaction.redact(text)).isEqualTo(expected);
        assertThat(Redaction.redact(expected)).isEqualTo(expected);
    }

    @Test
    void redact_privateKey_goesAsAWhole() {
        String text = "key:\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY-----\nrest";

        assertThat(Redaction.redact(text)).isEqualTo("key:\n[redacted]\nrest");
        assertThat(Redaction.redact(text.replace("\n", "\\n"))).isEqualTo("key:\\n[redacted]\\nrest");
        assertThat(Redaction.redact("-----BEGIN PRIVATE KEY-----\nMIIE cut off"))
                .isEqualTo("[redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.auth.InvalidToken: the token has expired",
                "com.acme.Password: x",
                "Unexpected token: } at line 3",
                "Invalid password: must have eight characters",
                "password is wrong for user bob",
                "commit 3f786850e387550fdab836ed7e6dc881de23001b of 550e8400-e29b-41d4-a716-446655440000",
                "\tat com.acme.PasswordService.check(PasswordService.java:12) ~[shop.jar!/:1.0]",
                "at 1700000000000 ms, 1700000000000000 us, 1700000000000000000 ns",
                "order 4111111111111112 is not a card, nor is id4111111111111111",
                "Basic authentication failed",
                "bearer of bad news",
                "password=${DB_PASSWORD} secret=null token=*** pwd=",
                "PWD=/home/bob",
                "max_tokens=4096 tokenCount: 17 passwordLength=8",
                "http://localhost:8080/a@b and bob@example.com",
                "sk-learn-pipeline-is-not-a-key",
                "key=value; author: Ann",
                "Caused by: java.lang.SecurityException: no access",
            })
    void redact_harmlessText_staysAsItIs(String text) {
        assertThat(Redaction.redact(text)).isSameAs(text);
    }

    @Test
    void redact_attributes_goByTheirNames() {
        Map<String, String> redacted = Redaction.redact(Map.of(
                "http.headers.authorization", "whatever",
                "db.password", "p",
                "token", "short",
                "url", "http://a:b@c/",
                "PWD", "/srv"));

        assertThat(redacted)
                .containsEntry("http.headers.authorization", "[redacted]")
                .containsEntry("db.password", "[redacted]")
                .containsEntry("token", "short")
                .containsEntry("url", "http://a:[redacted]@c/")
                .containsEntry("PWD", "/srv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=",
                "a:",
                "://a:b",
                "=",
                "-----BEGIN PRIVATE KEY-----",
                "eyJaaaaaaaaa.",
                "Bearer ",
                "4111 ",
                "--password ",
                "token=\"",
                "authorization: ",
                "cookie:",
                "sk-",
                "4",
                "thin:a/",
                "://",
                "@",
                "Basic aaaaaaaa",
                "--"
            })
    void redact_hugeHostileText_takesLinearTime(String unit) {
        String text = unit.repeat(2_000_000 / unit.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Redaction.redact(text));
    }
}
