package dev.loginsight.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.cli.launch.Surroundings.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The versions are higher than any real one, because the JDKs of the machine that runs the tests are found as well. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    private Path temp;

    private Surroundings around;

    @BeforeEach
    void surround() throws IOException {
        around = new Surroundings(temp);
    }

    @Test
    void java_newestInTheUsualFolders_isTaken() throws Exception {
        around.jdk(around.home.resolve(".jdks/temurin-97"), "97.0.2");
        around.jdk(around.home.resolve(".sdkman/candidates/java/98-tem"), "98.0.9");
        around.jdk(around.home.resolve(".sdkman/candidates/java/98-zulu"), "98.0.10");
        assertThat(run(installed()).out()).startsWith("java 98.0.10");
    }

    @Test
    void java_onThePathThroughLinks_isTaken() throws Exception {
        Path jdk = around.jdk(temp.resolve("somewhere/jdk 99"), "99");
        Path alternatives = Files.createSymbolicLink(temp.resolve("alternatives"), jdk.resolve("bin/java"));
        Files.createSymbolicLink(around.bin.resolve("java"), alternatives);
        assertThat(run(installed()).out()).startsWith("java 99");
    }

    @Test
    void java_suitableJavaHome_goesBeforeANewerOne() throws Exception {
        around.jdk(around.home.resolve(".jdks/99"), "99");
        around.with("JAVA_HOME", around.jdk(temp.resolve("mine"), "21.0.1").toString());
        assertThat(run(installed()).out()).startsWith("java 21.0.1");
    }

    @Test
    void java_javaHomeTooOld_isPassedOver() throws Exception {
        around.jdk(around.home.resolve(".jdks/99"), "99");
        around.with("JAVA_HOME", around.jdk(temp.resolve("mine"), "1.8.0_392").toString());
        assertThat(run(installed()).out()).startsWith("java 99");
    }

    @Test
    void java_noneNewEnough_saysWhatToInstall() throws Exception {
        Path launcher = installed();
        Files.writeString(launcher, Files.readString(launcher).replace("OLDEST_JAVA=21", "OLDEST_JAVA=100"));
        around.jdk(around.home.resolve(".jdks/99"), "99.0.1");
        Result result = run(launcher);
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("loginsight: Java 100 or newer is needed, and the newest found is 99.0.1 in "
                        + around.home.resolve(".jdks/99")
                        + "; install a JDK of version 100 or newer (for example from https://adoptium.net)"
                        + " or point JAVA_HOME at one.\n");
    }

    @Test
    void arguments_arriveAsTheyWere_andTheExitCodeComesBack() throws Exception {
        around.with("JAVA_HOME", around.jdk(temp.resolve("jdk"), "99").toString());
        around.with("FAKE_EXIT", "3");
        Result result = run(installed(), "query", "two  words", "", "*", "$HOME");
        assertThat(result.out()).endsWith(" <query> <two  words> <> <*> <$HOME>");
        assertThat(result.exit()).isEqualTo(3);
    }

    @Test
    void launcher_throughALinkFromAnotherFolder_findsItsProgram() throws Exception {
        around.with("JAVA_HOME", around.jdk(temp.resolve("jdk"), "99").toString());
        Path launcher = installed();
        Path elsewhere = Files.createDirectories(temp.resolve("else where"));
        Files.createSymbolicLink(elsewhere.resolve("li"), elsewhere.relativize(launcher));
        Result result = around.finish(around.start(elsewhere, "./li", "status"));
        assertThat(result.out()).contains("<" + launcher.resolveSibling("commands.jar") + "> <status>");
    }

    @Test
    void build_firstUse_isAnnouncedOnce_andNotRepeated() throws Exception {
        Path launcher = checkout(Surroundings.BUILD);
        Result first = run(launcher, "status");
        assertThat(first.err()).startsWith("Building Log Insight (first use").hasLineCount(1);
        assertThat(first.out()).contains("indexer-cli/target/loginsight/commands.jar> <status>");
        assertThat(run(launcher).err()).isEmpty();
        assertThat(around.mavenCalls()).isEqualTo(1);
    }

    @Test
    void build_changedOrRemovedSource_isNoticed() throws Exception {
        Path launcher = checkout(Surroundings.BUILD);
        run(launcher);
        older(launcher);
        Path source = launcher.resolveSibling("core/src/main/java/A.java");
        Files.writeString(source, "class A { int changed; }");
        assertThat(run(launcher).err()).startsWith("Building Log Insight (sources have changed");
        older(launcher);
        Files.delete(source);
        assertThat(run(launcher).err()).startsWith("Building Log Insight (sources have changed");
        assertThat(around.mavenCalls()).isEqualTo(3);
    }

    @Test
    void build_sourceSavedWhileItRuns_isBuiltNextTime() throws Exception {
        Path launcher = checkout(
                Surroundings.BUILD + "; sleep 0.05; echo 'class A { }' > core/src/main/java/A.java; sleep 0.05;"
                        + " touch indexer-cli/target/loginsight/loginsight.jar");
        run(launcher);
        run(launcher);
        assertThat(around.mavenCalls()).isEqualTo(2);
    }

    @Test
    void build_twoAtOnce_isOneBuild() throws Exception {
        Path launcher = checkout("while [ ! -e go ]; do sleep 0.05; done; " + Surroundings.BUILD);
        Process one = around.start(temp, launcher.toString(), "one");
        Process two = around.start(temp, launcher.toString(), "two");
        Path lock = launcher.resolveSibling("indexer-cli/target/building/pid");
        while (!Files.exists(lock)) {
            Thread.onSpinWait();
        }
        Files.writeString(launcher.resolveSibling("go"), "");
        assertThat(around.finish(one).exit()).isZero();
        assertThat(around.finish(two).exit()).isZero();
        assertThat(around.mavenCalls()).isEqualTo(1);
        assertThat(lock.getParent()).doesNotExist();
    }

    @Test
    void build_lockOfADeadProcess_isTakenOver() throws Exception {
        Path launcher = checkout(Surroundings.BUILD);
        Path lock = Files.createDirectories(launcher.resolveSibling("indexer-cli/target/building"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
        assertThat(run(launcher).exit()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void build_failing_showsTheErrorsAndTheLog() throws Exception {
        Path launcher = checkout("echo '[INFO] lots'; echo '[ERROR] A.java:[3,1] class expected'; exit 1");
        Result result = run(launcher);
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("[ERROR] A.java:[3,1] class expected")
                .endsWith("loginsight: the build failed: the last lines above say why. The whole log is in "
                        + launcher.resolveSibling("indexer-cli/target/build.log") + "\n");
        assertThat(launcher.resolveSibling("indexer-cli/target/building")).doesNotExist();
    }

    @Test
    void build_withoutNetwork_saysSo() throws Exception {
        Path launcher = checkout("echo '[ERROR] Could not transfer artifact a:b:1 from central'; exit 1");
        assertThat(run(launcher).err()).contains("Maven could not download what it needs; check the network");
    }

    @Test
    void build_never_isLeftToItsOwner() throws Exception {
        Path launcher = checkout(Surroundings.BUILD);
        around.with("LOGINSIGHT_BUILD", "never");
        Result result = run(launcher);
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("there is no build in", "mvn -B package -DskipTests");
        assertThat(around.mavenCalls()).isZero();
    }

    @Test
    void cache_madeOnce_isGivenToLaterStarts() throws Exception {
        around.with("JAVA_HOME", around.jdk(temp.resolve("jdk"), "99").toString())
                .with("LOGINSIGHT_CACHE", "now");
        Path launcher = installed();
        String cache = "<-XX:AOTCache=" + launcher.resolveSibling("cache").resolve("ask-99+1") + ">";
        assertThat(run(launcher, "query", "x").out()).contains(cache).contains("commands.jar> <query> <x>");
        around.with("LOGINSIGHT_CACHE", "");
        assertThat(run(launcher, "locate", "-").out()).contains(cache);
        around.with("LOGINSIGHT_CACHE", "never");
        assertThat(run(launcher, "locate", "-").out()).doesNotContain("AOTCache");
    }

    @Test
    void cache_ofAnOlderJava_isAnArchiveOfClasses() throws Exception {
        around.with("JAVA_HOME", around.jdk(temp.resolve("jdk"), "21.0.5").toString())
                .with("LOGINSIGHT_CACHE", "now");
        assertThat(run(installed(), "index", ".").out())
                .contains("<-XX:SharedArchiveFile=", "cache/index-21.0.5+1>")
                .doesNotContain("unsafe-memory-access");
    }

    @Test
    void cache_olderThanTheProgram_isMadeAnew() throws Exception {
        around.with("JAVA_HOME", around.jdk(temp.resolve("jdk"), "99").toString())
                .with("LOGINSIGHT_CACHE", "now");
        Path launcher = installed();
        run(launcher, "query");
        older(launcher);
        Files.writeString(launcher.resolveSibling("loginsight.jar"), "newer");
        around.with("LOGINSIGHT_CACHE", "never");
        assertThat(run(launcher, "query").out()).doesNotContain("AOTCache");
        around.with("LOGINSIGHT_CACHE", "now");
        assertThat(run(launcher, "query").out()).contains("AOTCache");
    }

    @Test
    void cache_thatCannotBeMade_isNotMissed() throws Exception {
        around.with("JAVA_HOME", around.jdk(temp.resolve("jdk"), "99").toString())
                .with("LOGINSIGHT_CACHE", "now");
        Path launcher = installed();
        Path java = temp.resolve("jdk/bin/java");
        Files.writeString(java, Files.readString(java).replace("echo made", "false"));
        Result result = run(launcher, "query", "x");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("<query> <x>").doesNotContain("AOTCache");
    }

    @Test
    void build_firstUse_alsoMakesTheCaches() throws Exception {
        Path launcher = checkout(Surroundings.BUILD);
        around.with("LOGINSIGHT_CACHE", "");
        Result result = run(launcher, "status");
        assertThat(result.err()).contains("Preparing quick starts (once").hasLineCount(2);
        Path caches = launcher.resolveSibling("indexer-cli/target/loginsight/cache");
        assertThat(caches.toFile().list()).containsExactlyInAnyOrder("ask-99+1", "index-99+1", "serve-99+1");
        assertThat(result.out()).contains("<-XX:AOTCache=" + caches.resolve("ask-99+1") + ">");
    }

    private Path installed() throws IOException {
        return around.installed(temp.resolve("in stalled"));
    }

    private Path checkout(String mavenDoes) throws IOException {
        around.with("JAVA_HOME", around.jdk(temp.resolve("jdk"), "99").toString());
        Path folder = temp.resolve("check out");
        Path launcher = around.checkout(folder);
        around.maven(folder, mavenDoes);
        older(launcher);
        return launcher;
    }

    private Result run(Path launcher, String... args) throws IOException, InterruptedException {
        return around.run(launcher, args);
    }

    /** Sets everything back an hour, so that what is written next is newer by any file system's clock. */
    private static void older(Path launcher) throws IOException {
        FileTime hourAgo = FileTime.from(Instant.now().minusSeconds(3600));
        try (var files = Files.walk(launcher.getParent())) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, hourAgo);
            }
        }
    }
}
