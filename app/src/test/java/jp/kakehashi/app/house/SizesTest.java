package jp.kakehashi.app.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizesTest {
    /// As many exceptions as there are; lower it with each that goes, never raise it.
    private static final int MOST_EXCEPTIONS = 0;

    @Test
    void filesMethodsAndConstructorsAreSmall() {
        Map<String, Integer> found = SizeCheck.tooLarge(Tree.ofRepository());
        assertEquals(List.of(), SizeCheck.offences(found, exceptions()));
    }

    @Test
    void listOfExceptionsOnlyShrinks() {
        assertTrue(exceptions().size() <= MOST_EXCEPTIONS, () -> "exceptions: " + exceptions());
    }

    @Test
    void medianFileIsShort() {
        Tree tree = Tree.ofRepository();
        List<Integer> lines =
                tree.mainJavaFiles().stream()
                        .map(file -> (int) Tree.read(file).lines().count())
                        .sorted()
                        .toList();
        int median = lines.get(lines.size() / 2);
        System.out.println("files " + lines.size() + ", median lines " + median);
        assertTrue(median <= 100, () -> "median file has " + median + " lines");
    }

    @Test
    void tooLargeThingsAreFound(@TempDir Path folder) {
        String longMethod = "void m() {\n" + "int a;\n".repeat(70) + "}\n";
        String text =
                "class Big { Big(int a, int b, int c, int d, int e, int f, int g, int h) {}\n"
                        + longMethod
                        + "\n".repeat(400)
                        + "}";
        Tree bad = new Tree(folder).with("modules/x/src/main/java/Big.java", text);
        assertEquals(
                Map.of(
                        "modules/x/src/main/java/Big.java", 474,
                        "modules/x/src/main/java/Big.java Big#m", 72,
                        "modules/x/src/main/java/Big.java Big#<init> parameters", 8),
                SizeCheck.tooLarge(bad));
    }

    @Test
    void exceptionsMustBeNeededAndExact() {
        assertEquals(1, SizeCheck.offences(Map.of("a", 500), Map.of()).size());
        assertEquals(1, SizeCheck.offences(Map.of("a", 500), Map.of("a", 499)).size());
        assertEquals(1, SizeCheck.offences(Map.of("a", 500), Map.of("a", 501)).size());
        assertEquals(1, SizeCheck.offences(Map.of(), Map.of("a", 500)).size());
        assertEquals(0, SizeCheck.offences(Map.of("a", 500), Map.of("a", 500)).size());
    }

    private static Map<String, Integer> exceptions() {
        return Lists.entries("sizes.txt").stream()
                .collect(
                        Collectors.toMap(
                                line -> line.substring(0, line.lastIndexOf(' ')),
                                line ->
                                        Integer.valueOf(
                                                line.substring(line.lastIndexOf(' ') + 1))));
    }
}
