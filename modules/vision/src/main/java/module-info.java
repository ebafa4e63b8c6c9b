/// Paper under a camera: which form it is, where it lies, what is written on it. Pictures in, facts
/// out; knows no camera, no network and no toolkit.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.vision {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires EvalEx;
    requires com.fasterxml.jackson.databind;
    requires transitive java.desktop;
    requires org.slf4j;

    exports jp.kakehashi.vision;
    exports jp.kakehashi.vision.boxes;
    exports jp.kakehashi.vision.child;
    exports jp.kakehashi.vision.digits;
    exports jp.kakehashi.vision.form;
    exports jp.kakehashi.vision.picture;
    exports jp.kakehashi.vision.reading;
    exports jp.kakehashi.vision.recognise;
    exports jp.kakehashi.vision.register;
    exports jp.kakehashi.vision.scan;
    exports jp.kakehashi.vision.track;
}
