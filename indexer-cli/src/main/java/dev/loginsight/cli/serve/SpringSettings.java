package dev.loginsight.cli.serve;

import dev.loginsight.cli.config.Key;
import dev.loginsight.cli.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Our settings as Spring's environment. Spring reads no file of its own: one in the current directory, which may be a stranger's
 * repository, would otherwise decide what this process does.
 */
final class SpringSettings {
    private static final String BOOTSTRAP = "loginsight.kafka.bootstrap-servers";

    private SpringSettings() {}

    /** @param bootstrapServers asked, and waited for, when the first bean needs to know: the broker starts meanwhile */
    static ConfigurableEnvironment environment(Settings settings, Supplier<String> bootstrapServers) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        MapPropertySource ours = new MapPropertySource("loginsight", properties(settings)) {
            @Override
            public Object getProperty(String name) {
                return name.equals(BOOTSTRAP) ? bootstrapServers.get() : super.getProperty(name);
            }
        };
        environment.getPropertySources().addFirst(ours);
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    private static Map<String, Object> properties(Settings settings) {
        Map<String, Object> p = new LinkedHashMap<>();
        p.put("loginsight.home", settings.home().toString());
        p.put("loginsight.port", settings.port());
        p.put("loginsight.bind", settings.bind());
        p.put(BOOTSTRAP, "");
        p.put("loginsight.kafka.port", settings.kafka().port());
        p.put("loginsight.kafka.partitions", settings.kafka().partitions());
        model(settings.model(), settings.kafka().embedded(), p);
        p.put("loginsight.filter.min-severity", settings.filter().minSeverity().name());
        list(p, "loginsight.filter.keywords", settings.filter().keywords());
        list(p, "loginsight.filter.patterns", settings.filter().patterns());
        p.put("loginsight.ingest.max-body", settings.ingestMaxBody() + "B");
        settings.datadogFields().forEach((field, path) -> p.put("loginsight.datadog.fields." + field, path));
        p.put("loginsight.insights.database", settings.insightsDatabase().toString());
        p.put("loginsight.stats.database", settings.statsDatabase().toString());
        settings.others().forEach((key, values) -> others(p, key, values));
        server(settings, p);
        return p;
    }

    private static void others(Map<String, Object> p, Key key, List<String> values) {
        if (key == Key.API_ALLOWED_HOSTS) {
            list(p, "loginsight." + key.path(), values);
        } else {
            p.put("loginsight." + key.path(), String.join(",", values));
        }
    }

    private static void model(Settings.Model model, boolean embedded, Map<String, Object> p) {
        p.put("loginsight.model.api-key", model.apiKey());
        // Empty means that nobody configured a model: the default address alone must not make the worker ask one.
        p.put("loginsight.model.base-url", model.configured() ? model.baseUrl() : "");
        p.put("loginsight.model.name", model.name());
        p.put("loginsight.model.timeout", model.timeout().toString());
        p.put("loginsight.model.max-attempts", model.maxAttempts());
        if (embedded) {
            // Only one process can ever listen to the Kafka inside: under one name Kafka takes a killed one's successor
            // for itself.
            p.put("loginsight.worker.instance-id", "serve");
            p.put("loginsight.api.instance-id", "serve");
        }
    }

    private static void server(Settings settings, Map<String, Object> p) {
        p.put("server.address", settings.bind());
        p.put("server.port", settings.port());
        p.put("server.shutdown", "graceful");
        p.put("server.tomcat.basedir", settings.home().resolve("tomcat").toString());
        p.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
        p.put("spring.threads.virtual.enabled", "true");
        p.put("spring.main.web-application-type", "servlet");
    }

    private static void list(Map<String, Object> p, String key, List<String> values) {
        if (values.isEmpty()) {
            p.put(key, "");
        }
        for (int i = 0; i < values.size(); i++) {
            p.put(key + "[" + i + "]", values.get(i));
        }
    }
}
