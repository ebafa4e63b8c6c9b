package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kakehashi.practice.PictureSize;
import jp.kakehashi.practice.PracticeForms;
import jp.kakehashi.practice.PracticePhoto;
import jp.kakehashi.practice.PracticeSet;
import jp.kakehashi.ui.theme.FontResources;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormCheckTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of(System.getProperty("kakehashi.root", ".."));
    private static final Path PACKS = ROOT.resolve("resources/packs");
    private static final int SEED = 41;

    @TempDir Path folder;
    private final Typed typed = new Typed();

    private List<JsonNode> check(Path forms, List<String> more) throws IOException {
        List<String> args = new ArrayList<>(List.of("form", "check", "--forms"));
        args.add(forms.toString());
        args.addAll(more);
        typed.run(args.toArray(String[]::new));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : typed.text().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /// Counts fields that nothing covers: how many there are, and how many are read as they are.
    private static int[] fields(JsonNode read, JsonNode truth) {
        int[] count = new int[2];
        for (Map.Entry<String, JsonNode> field : truth.get("fields").properties()) {
            if (field.getValue().get("occluded").asDouble() < 0.02) {
                String state = read.at("/fields/" + field.getKey() + "/state").asText();
                boolean filled = List.of("written", "marked", "stamped").contains(state);
                boolean blank = List.of("empty", "unmarked", "unstamped").contains(state);
                count[0]++;
                count[1] += field.getValue().get("filled").asBoolean() ? b(filled) : b(blank);
            }
        }
        return count;
    }

    private static int b(boolean yes) {
        return yes ? 1 : 0;
    }

    /// The largest distance, in millimetres, of the corners from where they are.
    private static double cornersOff(JsonNode read, JsonNode truth) {
        double most = 0;
        for (int i = 0; i < 4; i++) {
            JsonNode is = truth.get("pageCorners").get(i);
            JsonNode found = read.get("pageCorners").get(i);
            most =
                    Math.max(
                            most,
                            Math.hypot(
                                    found.get(0).asDouble() - is.get(0).asDouble(),
                                    found.get(1).asDouble() - is.get(1).asDouble()));
        }
        return most / truth.get("ppmm").asDouble();
    }

    @Test
    void photographsOfTheCitysFormsAreReadAsTheyAre() throws IOException {
        Path data = ROOT.resolve("../shared/data/forms").normalize();
        if (!Files.isDirectory(data)) {
            assertFalse(
                    "true".equals(System.getenv("CI"))
                            && Files.exists(ROOT.resolve("../shared").normalize()),
                    "../shared is there without its forms");
            Assumptions.abort("no ../shared/data beside the clone: no photograph is read");
        }
        List<String> photos;
        try (Stream<Path> all = Files.list(data.resolve("photos"))) {
            photos = all.map(Path::toString).filter(p -> p.endsWith(".jpg")).sorted().toList();
        }
        List<JsonNode> read = check(data.resolve("templates"), photos);
        assertEquals(photos.size(), read.size());
        int fields = 0;
        int right = 0;
        for (int i = 0; i < photos.size(); i++) {
            JsonNode truth =
                    JSON.readTree(Path.of(photos.get(i).replace(".jpg", ".json")).toFile());
            assertEquals(truth.get("template"), read.get(i).get("form"), photos.get(i));
            int[] count = fields(read.get(i), truth);
            fields += count[0];
            right += count[1];
        }
        assertTrue(right >= fields * 0.998, right + " of " + fields + " fields");
    }

    @Test
    void practicePhotographsAreReadOrRefusedAndTheirSheetsAreFound() throws IOException {
        PracticeSet set =
                new PracticeSet(PracticeForms.in(PACKS), FontResources::open, SEED, PictureSize.HD);
        List<String> pictures = new ArrayList<>();
        List<JsonNode> truths = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            PracticePhoto photo = set.photo(i);
            Path file = folder.resolve("写真 " + i + ".jpg");
            Files.write(file, photo.jpeg());
            pictures.add(file.toString());
            truths.add(JSON.readTree(photo.truth().json("x.jpg")));
        }
        List<JsonNode> read = check(PACKS, pictures);
        int fields = 0;
        int right = 0;
        for (int i = 0; i < truths.size(); i++) {
            String about = "seed " + SEED + ", picture " + i;
            assertEquals(truths.get(i).get("template"), read.get(i).get("form"), about);
            assertEquals(read.get(i).get("form").isTextual(), read.get(i).has("wrong"), about);
            if (!truths.get(i).get("template").isNull()) {
                assertTrue(read.get(i).get("wrong").isArray(), about);
                assertTrue(read.get(i).get("attachments").isArray(), about);
                int[] count = fields(read.get(i), truths.get(i));
                fields += count[0];
                right += count[1];
                assertTrue(cornersOff(read.get(i), truths.get(i)) < 3, about);
            }
        }
        assertTrue(right >= fields * 0.97, right + " of " + fields + " fields, seed " + SEED);
    }

    @Test
    void aFileThatIsNoPictureIsNamedAndTheOthersAreRead() throws IOException {
        Path text = Files.writeString(folder.resolve("a.jpg"), "これは写真ではありません");
        List<JsonNode> read =
                check(PACKS, List.of(text.toString(), folder.resolve("none.jpg").toString()));
        assertEquals(2, read.size());
        assertFalse(read.get(0).get("ok").asBoolean());
        assertEquals("unreadable-image", read.get(0).get("reason").asText());
        assertEquals("no-such-file", read.get(1).get("reason").asText());
        assertNull(read.get(0).get("form").textValue());
    }

    @Test
    void withoutFormsNothingIsChecked() throws IOException {
        assertEquals(1, typed.run("form", "check", "--forms", folder.toString(), "x.jpg"));
        assertEquals("problem.form.none", typed.printed().get("problem").asText());
    }
}
