/* The bundle, as it is, in flash.  BUNDLE is its path. */
    .section .rodata.bundle, "a"
    .global bundle_start, bundle_end
bundle_start:
    .incbin BUNDLE
bundle_end:
