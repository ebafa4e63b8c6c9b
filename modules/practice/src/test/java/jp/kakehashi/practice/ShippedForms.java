package jp.kakehashi.practice;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.reading.SheetReader;

/// The forms of the packs, and who reads them.
final class ShippedForms {
    final PracticeForms forms;
    final SheetReader reader;

    ShippedForms() throws IOException {
        forms = PracticeForms.in(Path.of("../../resources/packs"));
        List<FormBlank> blanks = new ArrayList<>();
        for (PracticeForms.Blank blank : forms.blanks()) {
            if (blanks.stream().noneMatch(b -> b.form().equals(blank.form()))) {
                blanks.add(blank(blank));
            }
        }
        reader = new SheetReader(blanks);
    }

    private FormBlank blank(PracticeForms.Blank blank) {
        BufferedImage page = forms.page(blank).page();
        return new FormBlank(
                blank.form(), picture(page).gray(), page.getWidth() / blank.form().widthMm());
    }

    /// The blank of a form as a picture.
    BufferedImage page(String form) {
        return forms.blanks().stream()
                .filter(b -> b.form().id().equals(form))
                .map(b -> forms.page(b).page())
                .findFirst()
                .orElseThrow();
    }

    static RgbImage picture(BufferedImage image) {
        int[] dots =
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < dots.length; i++) {
            dots[i] &= 0xFFFFFF;
        }
        return new RgbImage(image.getWidth(), image.getHeight(), dots);
    }
}
