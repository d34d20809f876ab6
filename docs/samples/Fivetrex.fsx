// Loads the library and the F# prelude into scripts of this repository, from the output of `dotnet build`:
//
//   #load "Fivetrex.fsx"
//   open Fivetrex.Functional
//
// A script with #r "nuget: Fivetrex.Functional" needs no #load: the package contains the prelude.

// an explicit name, because the default one, Fivetrex, is a namespace
module internal Fivetrex.FromSource

#I "../../Fivetrex.Functional/bin/Debug/net10.0"
#r "LanguageExt.Core.dll"
#r "Fivetrex.Functional.dll"
#load "../../Fivetrex.Functional/Fivetrex.Functional.fsx"
