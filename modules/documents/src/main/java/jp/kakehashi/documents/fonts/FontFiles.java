package jp.kakehashi.documents.fonts;

import java.io.IOException;
import java.io.InputStream;

/// Where the shipped fonts lie (`resources/fonts`): gives a font file by its name. Called from the
/// thread that prints; the stream is read once and closed.
@FunctionalInterface
public interface FontFiles {
    /// The file `name`, for example `ipamjm.ttf`.
    InputStream open(String name) throws IOException;
}
