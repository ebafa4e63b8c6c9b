package jp.kakehashi.practice.blanks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.vision.form.FormFile;

/// The blank forms that come with the program, drawn after the kinds a Japanese city uses. Drawn
/// again they are the same files.
public final class ShippedBlanks {
    /// All of them.
    public static final List<Blank> ALL =
            List.of(
                    new Blank(
                            "residence_certificate",
                            "residence_r8",
                            "R8.4",
                            "住民票の写し等交付請求書",
                            page -> new ResidenceBlank(page, true).draw()),
                    new Blank(
                            "residence_certificate",
                            "residence_r7",
                            "R7.4",
                            "住民票の写し等交付請求書",
                            page -> new ResidenceBlank(page, false).draw()),
                    new Blank("seal_registration", "seal_r8", "R8.4", "印鑑登録申請書", SealBlank::draw),
                    new Blank("tax_certificate", "tax_r8", "R8.4", "税証明交付申請書", TaxBlank::draw),
                    new Blank("moving", "moving_r8", "R8.4", "住民異動届", MovingBlank::draw),
                    new Blank(
                            "health_insurance",
                            "insurance_r8",
                            "R8.4",
                            "国民健康保険資格取得・喪失届",
                            InsuranceBlank::draw),
                    new Blank(
                            "school_commute",
                            "commute_r8",
                            "R8.4",
                            "遠距離通学費補助金交付申請書",
                            CommuteBlank::draw));

    private ShippedBlanks() {}

    /// Writes `<id>.pdf` and `<id>.json` into `folder`.
    public static void write(Blank blank, PrintFonts fonts, Path folder) throws IOException {
        try (BlankPage page = new BlankPage(blank, fonts, folder.resolve(blank.id() + ".pdf"))) {
            blank.drawing().accept(page);
            Files.write(folder.resolve(blank.id() + ".json"), FormFile.write(page.finish()));
        }
    }

    /// Writes all of them into the packs of a repository, the only argument.
    public static void main(String[] args) throws IOException {
        Path resources = Path.of(args[0], "resources");
        Path faces = resources.resolve("fonts");
        PrintFonts fonts = new PrintFonts(name -> Files.newInputStream(faces.resolve(name)));
        for (Blank blank : ALL) {
            Path folder = resources.resolve("packs").resolve(blank.service()).resolve("forms");
            write(blank, fonts, Files.createDirectories(folder));
        }
    }
}
