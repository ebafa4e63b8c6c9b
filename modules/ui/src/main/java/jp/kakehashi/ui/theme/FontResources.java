package jp.kakehashi.ui.theme;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/// The files of the fonts that come in the jar, for what draws without the toolkit. From any
/// thread.
public final class FontResources {
    private FontResources() {}

    /// The font file `name` of `resources/fonts`, for example `ipamjm.ttf`.
    public static InputStream open(String name) throws IOException {
        InputStream in = FontResources.class.getResourceAsStream("fonts/" + name);
        if (in == null) {
            throw new FileNotFoundException(name);
        }
        return in;
    }
}
