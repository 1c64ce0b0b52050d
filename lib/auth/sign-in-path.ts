/** Where one signs in, to the desk and to a site that is not for everyone. */
export const signInPath = "/desk/sign-in";
