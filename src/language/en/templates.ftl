### Templates and themes.
