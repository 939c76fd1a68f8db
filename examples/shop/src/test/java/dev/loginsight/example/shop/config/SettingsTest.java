package dev.loginsight.example.shop.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void text_missingKey_isTheFallback() {
        assertThat(settings("a.b", "1").text("a.c", "none")).isEqualTo("none");
    }

    @Test
    void integer_withBlanksAround_isRead() {
        assertThat(settings("size", " 12 ").integer("size", 5)).isEqualTo(12);
    }

    @Test
    void integer_notANumber_namesKeyAndValue() {
        assertThatThrownBy(() -> settings("size", "many").integer("size", 5))
                .isInstanceOf(SettingsException.class)
                .hasMessage("setting size must be a whole number: many");
    }

    @Test
    void require_missingKey_namesIt() {
        assertThatThrownBy(() -> settings("a", "b").require("merchant"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("setting merchant is missing");
    }

    @Test
    void minutes_missingKey_isTheFallback() {
        assertThat(settings("a", "b").minutes("hold", 15)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void fromResource_missingFile_saysSo() {
        assertThatThrownBy(() -> Settings.fromResource("/nowhere.properties"))
                .hasMessageContaining("nowhere.properties");
    }

    private static Settings settings(String key, String value) {
        Properties properties = new Properties();
        properties.setProperty(key, value);
        return new Settings(properties);
    }
}
