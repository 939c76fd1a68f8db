package dev.loginsight.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are made up at run time, so that this file itself holds none. */
class SecretsTest {
    private static final String BASE_62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Random random = new Random(42);

    @Test
    void realisticTokens_areFound() {
        assertFound("AWS access key", "AKIA" + chars(BASE_32, 16));
        assertFound("AWS access key", "ASIA" + chars(BASE_32, 16));
        assertFound("GitHub token", "ghp_" + chars(BASE_62, 36));
        assertFound("GitHub token", "ghs_" + chars(BASE_62, 36));
        assertFound("GitHub token", "github_pat_" + chars(BASE_62, 22) + "_" + chars(BASE_62, 59));
        assertFound("GitLab token", "glpat-" + chars(BASE_62, 20));
        assertFound(
                "Slack token",
                "xoxb-" + chars("0123456789", 12) + "-" + chars("0123456789", 13) + "-" + chars(BASE_62, 24));
        assertFound(
                "Slack webhook",
                "https://hooks.slack.com/services/T" + chars(BASE_32, 9) + "/B" + chars(BASE_32, 9) + "/"
                        + chars(BASE_62, 24));
        assertFound("API key", "sk-" + chars(BASE_62, 20) + "T3BlbkFJ" + chars(BASE_62, 20));
        assertFound("API key", "sk-proj-" + chars(BASE_62 + "_-", 120));
        assertFound("API key", "sk-ant-api03-" + chars(BASE_62 + "_-", 93) + "AA");
        assertFound("API key", "sk-" + chars("0123456789abcdef", 32));
        assertFound("Stripe key", "sk_live_" + chars(BASE_62, 24));
        assertFound("npm token", "npm_" + chars(BASE_62, 36));
        assertFound("npm token", "//registry.npmjs.org/:_authToken=" + chars(BASE_62, 36));
        assertFound("Hugging Face token", "hf_" + chars(BASE_62, 34));
        assertFound("AWS secret key", "aws_secret_access_key = " + chars(BASE_62 + "/+", 40));
        assertFound("AWS secret key", "  \"awsSecretKey\": \"" + chars(BASE_62 + "/+", 40) + "\",");
        assertFound(
                "Azure storage key", "AccountName=x;AccountKey=" + chars(BASE_62 + "/+", 86) + "==;EndpointSuffix=y");
    }

    @Test
    void manyTokens_areFoundWhateverTheyHappenToBe() {
        for (int i = 0; i < 2000; i++) {
            String text = "token: \"ghp_" + chars(BASE_62, 36) + "\"\nkey=AKIA" + chars(BASE_32, 16) + "\n";
            if (text.matches("(?s).*(.)\\1{5}.*")) {
                continue;
            }
            assertThat(Secrets.find(text)).as(text).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AKIAIOSFODNN7EXAMPLE",
                "AKIAXXXXXXXXXXXXXXXX",
                "Pattern.compile(\"AKIA[0-9A-Z]{16}\")",
                "String prefix = \"AKIA\";",
                "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "aws.secret.key=${AWS_SECRET_ACCESS_KEY}",
                "String awsSecretKey = environment.getRequiredProperty(\"aws.secret\");",
                "if (token.startsWith(\"ghp_\")) {",
                "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
                "ghp_0000000000000000000000000000000000000000",
                "ghp_[a-zA-Z0-9]{36}",
                "xoxb-your-token-goes-here-and-here",
                "xoxb-123456789012-1234567890123-xxxxxxxxxxxxxxxxxxxxxxxx",
                "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
                "sk-your-api-key-here-0123456789",
                "sk-test-1234567890abcdefghij",
                "<div class=\"sk-loading-indicator-container-wrapper-v2\">",
                "task-management-and-risk-assessment-service-2024",
                "disk-usage-monitoring-2-percent-remaining-warning",
                "sk-learn is a library; see https://example.org/sk-learn-documentation-0123456789",
                "OPENAI_API_KEY=sk-...",
                "password=hunter2",
                "UUID 123e4567-e89b-12d3-a456-426614174000",
                "integrity sha512-9sPpZ4kz3jL0Yh1vXb3nq2b5P5xJQm2k1cRr8f5dPZy7uEjC8p0VbP1gQk9ZpWm3",
                "commit 0c25bb9f6cd0ac3ecaa3663e469ace3ec69201bc",
                "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEabcdefghijklmnopqrstuvwxyz0123456789ABC\n-----END PUBLIC KEY-----",
                "private static final String HEADER = \"-----BEGIN RSA PRIVATE KEY-----\";",
                "pem.replace(\"-----BEGIN PRIVATE KEY-----\", \"\").replace(\"-----END PRIVATE KEY-----\", \"\").replaceAll(\"\\\\s\", \"\")",
                "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg...\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nyour_key_here_your_key_here_your_key_here_your_key_here\n-----END RSA PRIVATE KEY-----"
            })
    void mentionsExamplesAndPlaceholders_areNone(String text) {
        assertThat(Secrets.find("before\n" + text + "\nafter")).isEmpty();
    }

    @Test
    void privateKeys_areFoundInEverySpelling() {
        for (String kind : new String[] {"", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "}) {
            String pem = pem(kind, "\n");
            assertThat(Secrets.find(pem)).extracting(Secrets.Finding::kind).containsExactly("private key");
            assertThat(Secrets.find(pem(kind, "\r\n"))).hasSize(1);
            assertThat(Secrets.find("{\"private_key\": \"" + pem(kind, "\\n") + "\"}"))
                    .hasSize(1);
            assertThat(Secrets.find("String key = \"" + pem(kind, "\\n\"\n    + \"") + "\";"))
                    .hasSize(1);
            assertThat(Secrets.find("key: |\n    " + pem(kind, "\n    "))).hasSize(1);
        }
        assertThat(Secrets.find(pem("RSA ", "\n")
                        .replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nM")))
                .hasSize(1);
    }

    @Test
    void realisticKeyOfThisJdk_isFound() throws Exception {
        for (String algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
            byte[] key = KeyPairGenerator.getInstance(algorithm)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";

            assertThat(Secrets.find(pem)).as(pem).hasSize(1);
        }
    }

    @Test
    void mask_hidesTheSecretAndKeepsLinesAndLengths() {
        String token = "ghp_" + chars(BASE_62, 36);
        String pem = pem("", "\n");
        String text = "a = 1\ntoken = \"" + token + "\"\n" + pem + "\nb = 2\n";

        String masked = Secrets.mask(text);

        assertThat(masked)
                .hasSameSizeAs(text)
                .doesNotContain(token)
                .startsWith("a = 1\ntoken = \"****")
                .endsWith("\nb = 2\n");
        assertThat(masked.lines().count()).isEqualTo(text.lines().count());
        assertThat(masked).contains("-----BEGIN PRIVATE KEY-----\n****").contains("-----END PRIVATE KEY-----");
        assertThat(Secrets.find(masked)).isEmpty();
        assertThat(Secrets.mask("nothing here")).isSameAs("nothing here");
    }

    @Test
    void hostileText_isSearchedInTime() {
        String announced = "ghp_ AKIA sk- xoxb- aws secret -----BEGIN RSA PRIVATE KEY-----".repeat(16_000);
        String oneLine = "sk-" + "a-".repeat(250_000) + "aws" + " secret".repeat(70_000);

        assertTimeout(Duration.ofSeconds(10), () -> {
            Secrets.find(announced);
            Secrets.find(oneLine);
        });
    }

    @Test
    void everyTokenOfALongLine_isFound() {
        StringBuilder line = new StringBuilder("{");
        for (int i = 0; i < 200; i++) {
            line.append("\"filler")
                    .append(i)
                    .append("\":\"")
                    .append("text ".repeat(i))
                    .append("\",\"t\":\"ghp_")
                    .append(chars(BASE_62, 36))
                    .append("\",");
        }

        assertThat(Secrets.find(line.toString())).hasSize(200);
    }

    @Test
    void examples_countInSettings() {
        String text = "aws.accessKey=AKIAIOSFODNN7EXAMPLE\naws.secretKey=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n";

        assertThat(Secrets.find(text, true))
                .extracting(Secrets.Finding::kind)
                .containsExactly("AWS access key", "AWS secret key");
        assertThat(Secrets.find(text, false)).isEmpty();
    }

    private void assertFound(String kind, String text) {
        for (String around :
                new String[] {"%s", "key: %s\n", "x = \"%s\";", "('%s')", "Authorization: Bearer %s", "a=%s&b=c"}) {
            String whole = "first line\n" + around.formatted(text) + "\nlast line";
            assertThat(Secrets.find(whole))
                    .as(whole)
                    .extracting(Secrets.Finding::kind)
                    .containsExactly(kind);
        }
    }

    private String pem(String kind, String newline) {
        byte[] key = new byte[400];
        random.nextBytes(key);
        String body = "MIIE" + Base64.getEncoder().encodeToString(key);
        String lines = body.replaceAll("(.{64})", "$1\n").lines().collect(Collectors.joining(newline));
        return "-----BEGIN " + kind + "PRIVATE KEY-----" + newline + lines + newline + "-----END " + kind
                + "PRIVATE KEY-----";
    }

    private String chars(String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
