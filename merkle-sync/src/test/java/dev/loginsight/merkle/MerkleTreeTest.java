package dev.loginsight.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loginsight.merkle.TreeDiff.Move;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {
    @Test
    void rootHash_isTheDocumentedOne() {
        // SHA-256, computed with another program, of: the tag, 00000001, "F", 00000001, "a", SHA-256 of "x".
        MerkleTree tree = tree("a", "x");

        assertThat(tree.rootHash().hex()).isEqualTo("7b8d0390468a6a2d633bdf08e5d4997efa36f2f91d2637cad2b71a405c3c0d8a");
        assertThat(MerkleTree.EMPTY.rootHash().hex())
                .isEqualTo("ac2d9649fb73f2dd14a5eddcf55fdde2d2625a8bff0727c9b1cb481743bd7d6f");
        assertThat(tree("d/a", "x").rootHash().hex())
                .isEqualTo("889f0fb8c04ca5557b4a7ae531473acdb01d20521bcf564354b0c7bd64ac9e18");
    }

    @Test
    void rootHash_dependsOnContentNamesAndPlacesOnly() {
        List<SourceFile> files =
                new ArrayList<>(List.of(file("a/b", "1"), file("a/c", "2"), file("d", "3"), file("a-b", "4")));
        MerkleTree tree = MerkleTree.of(files);
        Collections.shuffle(files, new Random(7));

        assertThat(MerkleTree.of(files).rootHash()).isEqualTo(tree.rootHash());
        assertThat(List.of(
                        tree("a/b", "2", "a/c", "1", "d", "3", "a-b", "4").rootHash(),
                        tree("a/b", "1", "a/d", "2", "d", "3", "a-b", "4").rootHash(),
                        tree("a/b", "1", "c", "2", "d", "3", "a-b", "4").rootHash(),
                        tree("A/b", "1", "A/c", "2", "d", "3", "a-b", "4").rootHash(),
                        tree("a/b", "1", "a/c", "2", "d", "3").rootHash()))
                .doesNotHaveDuplicates()
                .doesNotContain(tree.rootHash());
    }

    @Test
    void fileThatImitatesADirectory_hasAnotherHash() {
        MerkleTree directory = tree("d/a", "x");
        byte[] tag = "loginsight directory 1\0".getBytes();
        byte[] imitation = Arrays.copyOf(tag, tag.length + 4 + 1 + 4 + 1 + 32);
        imitation[tag.length + 3] = 1;
        imitation[tag.length + 4] = 'F';
        imitation[tag.length + 8] = 1;
        imitation[tag.length + 9] = 'a';
        System.arraycopy(ContentHash.of("x").bytes(), 0, imitation, tag.length + 10, 32);
        MerkleTree file = MerkleTree.of(List.of(new SourceFile("d", imitation.length, ContentHash.of(imitation))));

        assertThat(file.rootHash()).isNotEqualTo(directory.rootHash());
        assertThat(directory.diffTo(file)).isEqualTo(new TreeDiff(List.of("d"), List.of(), List.of("d/a"), List.of()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void diff_ofRandomTrees_isWhatTheMapsSay(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            Map<String, String> older = randomFiles(random, random.nextInt(60));
            Map<String, String> newer = changed(random, older);
            TreeDiff diff = tree(older).diffTo(tree(newer));

            assertThat(diff.added())
                    .isEqualTo(newer.keySet().stream()
                            .filter(path -> !older.containsKey(path))
                            .sorted()
                            .toList());
            assertThat(diff.deleted())
                    .isEqualTo(older.keySet().stream()
                            .filter(path -> !newer.containsKey(path))
                            .sorted()
                            .toList());
            assertThat(diff.changed())
                    .isEqualTo(older.keySet().stream()
                            .filter(path ->
                                    newer.containsKey(path) && !newer.get(path).equals(older.get(path)))
                            .sorted()
                            .toList());
            assertThat(diff.isEmpty()).isEqualTo(older.equals(newer));
            assertThat(tree(older).rootHash().equals(tree(newer).rootHash())).isEqualTo(older.equals(newer));
            for (Move move : diff.moved()) {
                assertThat(older.get(move.from())).isEqualTo(newer.get(move.to()));
                assertThat(diff.deleted()).contains(move.from());
                assertThat(diff.added()).contains(move.to());
            }
            assertThat(diff.moved()).extracting(Move::from).doesNotHaveDuplicates();
            assertThat(diff.moved()).extracting(Move::to).doesNotHaveDuplicates();
        }
    }

    @Test
    void diff_looksOnlyIntoDirectoriesThatDiffer() {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < 1000; i++) {
            files.put("d" + i % 10 + "/e" + i / 10 % 10 + "/f" + i, "text " + i);
        }
        MerkleTree older = tree(files);
        files.put("d3/e4/f43", "changed");

        TreeComparison comparison = new TreeComparison(older.root(), tree(files).root());

        assertThat(comparison.result().changed()).containsExactly("d3/e4/f43");
        assertThat(comparison.visited()).isEqualTo(3);
    }

    @Test
    void move_prefersTheSameName() {
        MerkleTree older = tree("a/One.java", "same", "b/Two.java", "same", "c/Three.java", "other");
        MerkleTree newer = tree("x/Two.java", "same", "y/One.java", "same", "z/Drei.java", "other");

        assertThat(older.diffTo(newer).moved())
                .containsExactly(
                        new Move("b/Two.java", "x/Two.java"),
                        new Move("a/One.java", "y/One.java"),
                        new Move("c/Three.java", "z/Drei.java"));
    }

    @Test
    void caseOnlyRename_isADeletionAnAdditionAndAMove() {
        TreeDiff diff = tree("src/foo.java", "x").diffTo(tree("src/Foo.java", "x"));

        assertThat(diff)
                .isEqualTo(new TreeDiff(
                        List.of("src/Foo.java"),
                        List.of(),
                        List.of("src/foo.java"),
                        List.of(new Move("src/foo.java", "src/Foo.java"))));
    }

    @Test
    void fileThatBecomesADirectory_isDeletedAndItsFilesAdded() {
        TreeDiff diff = tree("a", "x", "b/c", "y").diffTo(tree("a/b", "x", "b", "y"));

        assertThat(diff.added()).containsExactly("a/b", "b");
        assertThat(diff.deleted()).containsExactly("a", "b/c");
        assertThat(diff.moved()).containsExactly(new Move("a", "a/b"), new Move("b/c", "b"));
    }

    @Test
    void veryDeepTree_isHashedAndCompared() {
        String deep = "d/".repeat(20_000) + "f";

        assertThat(tree(deep, "x").diffTo(tree(deep, "y")).changed()).containsExactly(deep);
        assertThat(tree(deep, "x").file(deep)).isPresent();
    }

    @Test
    void manyEqualFilesMovedAtOnce_arePairedInTime() {
        Map<String, String> older = new TreeMap<>();
        Map<String, String> newer = new TreeMap<>();
        for (int i = 0; i < 10_000; i++) {
            older.put("old/" + i + "/__init__.py", "");
            newer.put("new/" + i + "/__init__.py", "");
        }

        assertThat(tree(older).diffTo(tree(newer)).moved()).hasSize(10_000);
    }

    @Test
    void file_findsFilesOnly() {
        MerkleTree tree = tree("a/b", "1", "c", "2");

        assertThat(tree.file("a/b")).contains(file("a/b", "1"));
        assertThat(tree.file("a")).isEmpty();
        assertThat(tree.file("c/d")).isEmpty();
        assertThat(tree.file("")).isEmpty();
    }

    @Test
    void contradictingPaths_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.of(List.of(file("a", "1"), file("a", "1"))));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.of(List.of(file("a", "1"), file("a/b", "1"))));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.of(List.of(file("a/b", "1"), file("a", "1"))));
    }

    private static Map<String, String> randomFiles(Random random, int number) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < number; i++) {
            files.put(randomPath(random), "text " + random.nextInt(20));
        }
        return files;
    }

    private static Map<String, String> changed(Random random, Map<String, String> files) {
        Map<String, String> changed = new TreeMap<>(files);
        for (String path : files.keySet()) {
            switch (random.nextInt(8)) {
                case 0 -> changed.remove(path);
                case 1 -> changed.put(path, "text " + random.nextInt(20));
                case 2 -> changed.put(randomPath(random), changed.remove(path));
                default -> {}
            }
        }
        return changed;
    }

    /** Directories begin with d, files with f, so that no path is both. */
    private static String randomPath(Random random) {
        return "d/".repeat(random.nextInt(2)) + "d" + random.nextInt(3) + "/d-" + random.nextInt(3) + "/f"
                + random.nextInt(9);
    }

    private static MerkleTree tree(String... pathsAndTexts) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return tree(files);
    }

    private static MerkleTree tree(Map<String, String> files) {
        return MerkleTree.of(files.entrySet().stream()
                .map(entry -> file(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, text.length(), ContentHash.of(text));
    }
}
