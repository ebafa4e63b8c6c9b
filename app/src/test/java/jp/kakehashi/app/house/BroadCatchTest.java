package jp.kakehashi.app.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BroadCatchTest {
    private static final String FILE = "modules/x/src/main/java/Bad.java";

    @Test
    void onlyBoundariesCatchEverything() {
        Set<String> boundaries = Set.copyOf(Lists.entries("broad-catches.txt"));
        assertEquals(List.of(), BroadCatchCheck.offences(Tree.ofRepository(), boundaries));
    }

    @Test
    void broadCatchIsFound(@TempDir Path folder) {
        Tree bad =
                new Tree(folder)
                        .with(
                                FILE,
                                "class Bad { void m() { try { n(); } catch (final"
                                        + " java.io.IOException | RuntimeException e) { } } }");
        assertEquals(1, BroadCatchCheck.offences(bad, Set.of()).size());
        assertEquals(0, BroadCatchCheck.offences(bad, Set.of(FILE)).size());
    }

    @Test
    void throwingOnHidesNothing(@TempDir Path folder) {
        Tree good =
                new Tree(folder)
                        .with(
                                FILE,
                                "class Bad { void m() { try { n(); } catch (RuntimeException e)"
                                        + " { undo(); throw e; } } }");
        assertEquals(List.of(), BroadCatchCheck.offences(good, Set.of()));
    }

    @Test
    void boundaryThatIsNoneAnyMoreIsFound(@TempDir Path folder) {
        Tree good = new Tree(folder).with(FILE, "class Bad { }");
        assertEquals(1, BroadCatchCheck.offences(good, Set.of(FILE)).size());
    }
}
