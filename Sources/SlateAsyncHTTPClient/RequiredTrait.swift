#if !AsyncHTTPClient && SWIFT_PACKAGE
  #error(
    "SlateAsyncHTTPClient needs the trait 'AsyncHTTPClient': leave 'traits:' out of the .package line, or add the trait there"
  )
#endif
