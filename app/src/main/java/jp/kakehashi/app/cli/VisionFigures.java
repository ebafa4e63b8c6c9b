package jp.kakehashi.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import jp.kakehashi.app.forms.FormsFolder;
import jp.kakehashi.bench.Figure;
import jp.kakehashi.bench.TrialFolder;
import jp.kakehashi.bench.vision.VisionBench;
import jp.kakehashi.practice.PictureSize;
import jp.kakehashi.practice.PracticeForms;
import jp.kakehashi.practice.PracticePhoto;
import jp.kakehashi.practice.PracticeSet;
import jp.kakehashi.ui.theme.FontResources;
import jp.kakehashi.vision.FormBlank;

/// `bench vision`: practice photographs of the forms in `KAKEHASHI_BENCH_FORMS` (the packs
/// beside the program or the sources, if it is not set), and the photographs in
/// `KAKEHASHI_BENCH_PHOTOS` (a folder with `templates` and `photos`), if it is.
final class VisionFigures {
    private static final int PICTURES = 60;
    private static final int SEED = 2_026;

    private VisionFigures() {}

    static List<Figure> run(Consumer<String> say) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        try (TrialFolder folder = TrialFolder.create()) {
            Path forms = forms();
            practice(forms, folder.path());
            figures.addAll(new VisionBench("practice", blanks(forms), folder.path(), say).run());
        }
        String photos = System.getenv("KAKEHASHI_BENCH_PHOTOS");
        if (photos != null) {
            Path templates = Path.of(photos, "templates");
            figures.addAll(
                    new VisionBench("photos", blanks(templates), Path.of(photos, "photos"), say)
                            .run());
        }
        return figures;
    }

    private static Path forms() {
        String set = System.getenv("KAKEHASHI_BENCH_FORMS");
        return Path.of(set == null ? "resources/packs" : set);
    }

    private static List<FormBlank> blanks(Path forms) throws IOException {
        List<FormBlank> blanks = new ArrayList<>();
        for (FormsFolder.Found found : FormsFolder.find(forms)) {
            blanks.add(FormsFolder.draw(found));
        }
        return blanks;
    }

    private static void practice(Path forms, Path folder) throws IOException {
        PracticeSet set =
                new PracticeSet(
                        PracticeForms.in(forms), FontResources::open, SEED, PictureSize.MIXED);
        for (int i = 0; i < PICTURES; i++) {
            PracticePhoto photo = set.photo(i);
            String name = String.format(Locale.ROOT, "img%06d", i);
            Files.write(folder.resolve(name + ".jpg"), photo.jpeg());
            Files.write(folder.resolve(name + ".json"), photo.truth().json(name + ".jpg"));
        }
    }
}
