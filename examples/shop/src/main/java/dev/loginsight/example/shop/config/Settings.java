package dev.loginsight.example.shop.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;

/** The shop's settings: {@code shop.properties}, each key open to override by a system property of the same name. */
public final class Settings {
    private final Properties properties;

    public Settings(Properties properties) {
        this.properties = properties;
    }

    /** Reads a properties file in UTF-8 from the class path. */
    public static Settings fromResource(String name) {
        try (InputStream in = Settings.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new SettingsException("no settings file " + name + " on the class path");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Settings(properties);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** The value of a key, or the fallback where nobody set one. */
    public String text(String key, String fallback) {
        String value = System.getProperty(key, properties.getProperty(key));
        return value == null ? fallback : value.strip();
    }

    public String require(String key) {
        String value = text(key, "");
        if (value.isEmpty()) {
            throw new SettingsException("setting " + key + " is missing");
        }
        return value;
    }

    public int integer(String key, int fallback) {
        String value = text(key, "");
        if (value.isEmpty()) {
            return fallback;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new SettingsException("setting " + key + " must be a whole number: " + value, e);
        }
    }

    /** A span in minutes. */
    public Duration minutes(String key, int fallback) {
        return Duration.ofMinutes(integer(key, fallback));
    }

    /** A span in milliseconds. */
    public Duration millis(String key, int fallback) {
        return Duration.ofMillis(integer(key, fallback));
    }
}
