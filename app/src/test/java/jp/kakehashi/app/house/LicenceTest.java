package jp.kakehashi.app.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenceTest {
    @Test
    void everythingShippedMayBeShippedUnderOurLicence() {
        Tree tree = Tree.ofRepository();
        List<Path> jars =
                Arrays.stream(
                                Tree.read(tree.root().resolve("app/target/runtime-classpath.txt"))
                                        .strip()
                                        .split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .map(Path::of)
                        .filter(jar -> !jar.startsWith(tree.root()))
                        .toList();
        Map<String, List<String>> licences = LicenceCheck.licences(jars);
        assertTrue(licences.size() > 30, () -> "only " + licences);
        List<String> offences =
                LicenceCheck.offences(licences, Tree.read(tree.root().resolve("NOTICE")));
        assertTrue(offences.isEmpty(), () -> String.join("\n", offences));
    }

    @Test
    void licenceIsReadFromTheParentToo(@TempDir Path folder) {
        Tree repository =
                new Tree(folder)
                        .with(
                                "org/x/up/1/up-1.pom",
                                "<project><groupId>org.x</groupId><license><name>MIT</name></license></project>")
                        .with(
                                "org/x/a/2/a-2.pom",
                                "<project><artifactId>a</artifactId><dependencies><dependency>"
                                        + "<groupId>org.other.y</groupId></dependency></dependencies>"
                                        + "<parent><groupId>org.x</groupId><artifactId>up</artifactId>"
                                        + "<version>1</version></parent></project>");
        Path jar = repository.root().resolve("org/x/a/2/a-2.jar");
        assertEquals(Map.of("a:2", List.of("MIT")), LicenceCheck.licences(List.of(jar)));
    }

    @Test
    void foreignLicenceAndMissingNoticeAreFound() {
        assertEquals(
                List.of(
                        "x:1 is not compatible with GPL-3.0-or-later: [Eclipse Public License 2.0]"),
                LicenceCheck.offences(
                        Map.of("x:1", List.of("Eclipse Public License 2.0")), "\nx – EPL"));
        assertEquals(1, LicenceCheck.offences(Map.of("x:1", List.of("MIT")), "").size());
        assertEquals(1, LicenceCheck.offences(Map.of("x:1", List.of()), "\nx – ?").size());
        assertEquals(
                0,
                LicenceCheck.offences(Map.of("x:1", List.of("EPL 1.0", "MPL 2.0")), "\nx – MPL")
                        .size());
    }
}
