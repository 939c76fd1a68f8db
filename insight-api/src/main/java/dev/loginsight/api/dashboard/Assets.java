package dev.loginsight.api.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Addresses of what our pages load. Each holds a version or a hash, so browsers may keep it for good and still never show an old one.
 */
record Assets(String css, String js, String icon, String htmx, String sse) {
    /** Where our own files lie on the class path. */
    static final String FOLDER = "dev/loginsight/api/assets/";

    static Assets ofThisBuild() {
        return new Assets(
                own("dashboard.css"),
                own("dashboard.js"),
                own("icon.svg"),
                webJar("htmx.org", "dist/htmx.min.js"),
                webJar("htmx-ext-sse", "sse.js"));
    }

    private static String own(String name) {
        return "/assets/" + name + "?v=" + hash(FOLDER + name);
    }

    private static String webJar(String artifact, String file) {
        Properties properties = new Properties();
        String pom = "META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        try (InputStream in = open(pom)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(pom + " cannot be read", e);
        }
        return "/webjars/%s/%s/%s".formatted(artifact, properties.getProperty("version"), file);
    }

    private static String hash(String resource) {
        try (InputStream in = open(resource)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(
                    resource + " is not on the class path: this build of Log Insight is not whole");
        }
        return in;
    }
}
