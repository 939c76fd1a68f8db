package dev.loginsight.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which room may call which. Maven keeps modules apart; this also keeps packages apart, and Spring where it belongs. */
class ArrowsTest {
    private static final String ROOT = "dev.loginsight.";

    /** Each room, and the other rooms it may call. */
    private static final Map<String, Set<String>> ARROWS = arrows();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.loginsight");

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("core", Set.of());
        arrows.put("contract", Set.of("core"));
        arrows.put("merkle", Set.of("core"));
        arrows.put("index", Set.of("core", "merkle"));
        arrows.put("insightstore", Set.of("core"));
        arrows.put("broker", Set.of());
        arrows.put("ingestor", Set.of("core"));
        arrows.put("worker", Set.of("core", "index"));
        arrows.put("api", Set.of("core", "index", "insightstore"));
        arrows.put("cli", Set.of("core", "merkle", "index", "insightstore", "broker", "ingestor", "worker", "api"));
        return arrows;
    }

    static Stream<String> rooms() {
        return ARROWS.keySet().stream();
    }

    @Test
    void everyRoom_isKnownHere() {
        Set<String> rooms = CLASSES.stream()
                .map(it -> it.getPackageName().substring(ROOT.length()).split("\\.")[0])
                .collect(Collectors.toSet());

        assertThat(rooms).isEqualTo(ARROWS.keySet());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_callsOnlyWhereItsArrowsPoint(String room) {
        String[] forbidden = ARROWS.keySet().stream()
                .filter(other -> !other.equals(room) && !ARROWS.get(room).contains(other))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
        if (forbidden.length > 0) {
            check(noClasses()
                    .that(resideInAPackage(ROOT + room + ".."))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(forbidden)));
        }
    }

    @Test
    void core_callsOnlyTheJdk() {
        check(noClasses()
                .that(resideInAPackage(ROOT + "core.."))
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(ROOT + "core..", "java..", "org.jspecify.."));
    }

    @Test
    void spring_staysInTheApplications() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + "ingestor..",
                        ROOT + "worker",
                        ROOT + "worker.consume..",
                        ROOT + "worker.publish..",
                        ROOT + "api..",
                        ROOT + "cli.serve..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.."));
    }

    /** What has to start fast must not drag in what is slow to load. */
    @Test
    void quickCommands_loadNothingHeavy() {
        List<String> quick = List.of("batch", "console", "json", "locate", "places", "query", "repository");
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        quick.stream().map(it -> ROOT + "cli." + it + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "cli.serve..",
                        ROOT + "worker..",
                        ROOT + "ingestor..",
                        ROOT + "api..",
                        ROOT + "insightstore..",
                        "tools.jackson.databind..",
                        "org.yaml..",
                        "org.apache.kafka..",
                        "ch.qos.logback..",
                        "java.util.logging.."));
    }

    @Test
    void adaptersOfPorts_doNotSeeEachOther() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + "index.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "index.embed..", ROOT + "index.search..", ROOT + "index.indexing.."));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(CLASSES);
    }
}
